String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('Maven works offline (-o), so IAM is not queried.')
assert log.contains('-Dsst-iam.policies=FILE')
return true
