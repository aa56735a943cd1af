String log = new File(basedir, 'build.log').getText('UTF-8')

assert log =~ /192 permissions: 192 allowed\. Report: /
assert new File(basedir, 'target/sst-iam/verification.json').isFile()
return true
