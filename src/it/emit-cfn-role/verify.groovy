String log = new File(basedir, 'build.log').getText('UTF-8')
String template = new File(basedir, 'target/sst-iam/cfn-role.template.json').text
String deployer = new File(basedir, 'target/sst-iam/deployer-policy.json').text

assert template.contains('"aws:SourceAccount": "123456789012"')
assert template.contains('dynamodb:CreateTable')
assert !deployer.contains('dynamodb:')
assert deployer.contains('"iam:PassedToService": "cloudformation.amazonaws.com"')
assert log.contains('--stack-name orders-cfn-role --capabilities CAPABILITY_IAM --region us-east-1')
assert log.contains('npx sst deploy --role-arn ARN')
return true
