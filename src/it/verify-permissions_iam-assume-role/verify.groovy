String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('Verified arn:aws:iam::123456789012:role/ci/deploy')
assert log =~ /(\d+) permissions: \1 allowed/
return true
