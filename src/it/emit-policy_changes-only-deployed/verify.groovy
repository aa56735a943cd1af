String policy = new File(basedir, 'target/sst-iam/deploy-policy.json').text

// Time to live changes in place, so that no table is deleted.
assert policy.contains('dynamodb:UpdateTimeToLive')
assert !policy.contains('dynamodb:DeleteTable')
assert !policy.contains('sqs:')
assert new File(basedir, 'requests.txt').text == 'GetTemplate\n'
return true
