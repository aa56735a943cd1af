String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('Maven works offline (-o), so IAM is not asked.')
assert log.contains('-Dsst-iam.policies=FILE')
return true
