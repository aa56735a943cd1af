String log = new File(basedir, 'build.log').getText('UTF-8')
String policy = new File(basedir, 'target/sst-iam/deploy-policy.json').text
String requests = new File(basedir, 'requests.txt').text

assert log =~ /works on job \S+/
assert log.contains('can be read again with -Dsst-iam.jobId=')
assert log =~ /yes +yes +yes +sqs:CreateQueue/
assert log =~ /yes +yes +- +s3:ListAllMyBuckets/
assert log =~ /- +yes +yes +sqs:DeleteQueue/
assert policy.contains('"Sid": "UsedBeyondTheApp"')
assert requests.contains('StartPolicyGeneration') && requests.contains('GetGeneratedPolicy') && requests.contains('ValidatePolicy')
return true
