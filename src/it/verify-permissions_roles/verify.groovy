String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('[WARNING] Not verified: the execution role arn:aws:iam::123456789012:role/cdk-hnb659fds-cfn-exec-role-123456789012-us-east-1, which needs ')
assert log.contains('[WARNING] Not verified: the file publishing role ')
assert log.contains('-Dsst-iam.executionPolicies=FILE')
assert log =~ /(\d+) permissions: \1 allowed/
return true
