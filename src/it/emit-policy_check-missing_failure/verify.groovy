String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('caller: there is no file of it yet')
assert log.contains('-Dsst-iam.check=false')
assert log.contains('Where the POM has <check>true</check>, no -D changes it')
assert !log.contains('sqs:CreateQueue')
assert !new File(basedir, 'iam').exists()
return true
