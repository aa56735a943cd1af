String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('1 denied by the organization')
assert log =~ /dynamodb:CreateTable on .*: denied by a service control policy of the organization/
assert log.contains('Condition keys that only policies of the organization use are not reported as missing')
return true
