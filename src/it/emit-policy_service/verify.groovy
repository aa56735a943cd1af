String log = new File(basedir, 'build.log').getText('UTF-8')
String policy = new File(basedir, 'target/sst-iam/deploy-policy.json').text

assert policy.contains('"Sid": "ManageCloudFormationStacks"')
assert policy.contains('"Sid": "ManageApi"')
assert policy.contains('"dynamodb:*"')
assert log.contains('The policy allows privilege escalation')
return true
