String policy = [1, 2].collect { new File(basedir, "target/sst-iam/deploy-policy-${it}.json").text }.join()

assert policy.contains('stack/CDKToolkit/*')
assert policy.contains('stack/SSTBootstrap/*')
assert policy.contains('role/cdk-hnb659fds-cfn-exec-role-123456789012-us-east-1')
assert policy.contains('ecr:CreateRepository')
assert !policy.contains('dynamodb:CreateTable')
return true
