String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains("those of the account's root user (arn:aws:iam::123456789012:root), which IAM cannot simulate")
assert log.contains('-Dsst-iam.principalArn')
return true
