String log = new File(basedir, 'build.log').getText('UTF-8')
String policy = new File(basedir, 'target/sst-iam/deploy-policy.json').text

assert policy.contains('sqs:StartMessageMoveTask')
assert !policy.contains('sqs:DeleteQueue')
assert policy.contains('sns:DeleteTopic')
assert log =~ /Catalogue: beside the embedded one, CloudformationSchema.zip \(SHA-256 [0-9a-f]{64}\)/
return true
