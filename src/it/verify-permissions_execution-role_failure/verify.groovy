String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('The execution role arn:aws:iam::123456789012:role/cdk-hnb659fds-cfn-exec-role-123456789012-us-east-1 lacks 2 permissions that the deployment needs:')
assert log.contains('dynamodb:CreateTable on ')
assert new File(basedir, 'target/sst-iam/missing-policy-execution-role.json').text.contains('dynamodb:CreateTable')
assert !new File(basedir, 'target/sst-iam/missing-policy.json').exists()
return true
