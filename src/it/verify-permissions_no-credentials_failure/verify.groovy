String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('No AWS credentials and no policies')
assert log.contains('-Dsst-iam.policies=FILE')
assert log.contains('AWS_PROFILE')
assert !new File(basedir, 'target/sst-iam').exists()
return true
