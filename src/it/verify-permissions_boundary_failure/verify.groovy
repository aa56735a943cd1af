String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('iam:CreateRole on ')
assert log.contains('not allowed by the permissions boundary')
return true
