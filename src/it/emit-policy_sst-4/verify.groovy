String log = new File(basedir, 'build.log').getText('UTF-8')
String policy = new File(basedir, 'target/policies').listFiles().collect { it.text }.join()

assert log.contains('Reading the constructs that sst.config.ts leads to')
assert log.contains('App parcels, stage prod, SST 4.17.1, account 123456789012, region eu-central-1')
assert !log.contains('bootstrap stacks')
assert log =~ /(\d+) permissions: \1 allowed/
assert policy.contains('"sqs:CreateQueue"')
assert policy.contains('arn:aws:ssm:eu-central-1:123456789012:parameter/parcels/printer')
assert policy.contains('arn:aws:s3:::sst-state-*')
assert !policy.contains('cloudformation')
return true
