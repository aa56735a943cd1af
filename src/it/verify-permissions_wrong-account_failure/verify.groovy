String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('The app is to be deployed to account 210987654321')
assert log.contains('belong to account 123456789012 (arn:aws:iam::123456789012:user/ci/deployer)')
return true
