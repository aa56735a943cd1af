String log = new File(basedir, 'build.log').getText('UTF-8')

assert log =~ /(\d+) permissions: \1 allowed\. Report: /
assert new File(basedir, 'target/sst-iam/verification.json').isFile()
return true
