File folder = new File(basedir, 'target/sst-iam')

assert new File(folder, 'deploy-policy.json').text.contains('sts:AssumeRole')
assert !new File(folder, 'deploy-policy.json').text.contains('dynamodb:CreateTable')
assert [1, 2].any { new File(folder, "deploy-policy-execution-role-${it}.json").text.contains('dynamodb:CreateTable') }
assert new File(folder, 'deploy-policy-file-publishing-role.json').text.contains('s3:PutObject')
return true
