String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('asks for multi-factor authentication (arn:aws:iam::123456789012:mfa/phone), and Maven runs in batch mode')
assert log.contains('-Dsst-iam.mfaToken=CODE')
return true
