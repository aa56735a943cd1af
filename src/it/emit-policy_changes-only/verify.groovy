String policy = new File(basedir, 'target/sst-iam/deploy-policy.json').text

assert policy.contains('dynamodb:UpdateTimeToLive')
assert policy.contains('sns:DeleteTopic')
assert !policy.contains('sns:CreateTopic')
assert !policy.contains('sqs:')
return true
