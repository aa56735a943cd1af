String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('it does not exist; is the account bootstrapped for this region (npx cdk bootstrap)?')
assert log.contains('not allowed by the role\'s trust policy')
assert log =~ /ecr:CreateRepository(, [a-z]+:\w+)* on arn:aws:ecr:us-east-1:123456789012:repository\/cdk-hnb659fds-container-assets-123456789012-us-east-1/
return true
