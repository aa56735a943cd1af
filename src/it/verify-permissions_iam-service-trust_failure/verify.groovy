String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('The service cloudformation.amazonaws.com lacks 1 permission that the deployment needs:')
assert log.contains("sts:AssumeRole on arn:aws:iam::123456789012:role/cdk-hnb659fds-cfn-exec-role-123456789012-us-east-1: not allowed by the role's trust policy")
return true
