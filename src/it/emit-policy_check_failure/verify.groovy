String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('is out of date')
assert log.contains('caller: + sqs:DeleteQueue on arn:aws:sqs:eu-west-1:123456789012:prod-orders-Queue-*')
assert log.contains('caller: - sns:CreateTopic on *')
assert !log.contains('sqs:CreateQueue')
assert !new File(basedir, 'target').exists()
return true
