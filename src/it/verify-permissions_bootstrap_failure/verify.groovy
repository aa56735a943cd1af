String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('[WARNING] Assuming that the bootstrap stacks do not exist, because no AWS account was queried. If they exist, set -Dsst-iam.bootstrap=exclude.')
assert log =~ /ecr:CreateRepository(, [a-z]+:\w+)* on arn:aws:ecr:us-east-1:123456789012:repository\/cdk-hnb659fds-container-assets-123456789012-us-east-1/
return true
