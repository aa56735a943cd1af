String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains("[WARNING] Nothing is verified. The AWS credentials are those of the account's root user")
assert !new File(basedir, 'target/sst-iam/verification.json').exists()
return true
