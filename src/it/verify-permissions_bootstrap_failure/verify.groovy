String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('[WARNING] The bootstrap stacks are taken to be missing, for nobody is asked whether they are there. If they are, set -Dsst-iam.bootstrap=exclude.')
assert log =~ /ecr:CreateRepository(, [a-z]+:\w+)* on arn:aws:ecr:us-east-1:123456789012:repository\/cdk-hnb659fds-container-assets-123456789012-us-east-1/
return true
