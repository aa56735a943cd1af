String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('sts:AssumeRole on arn:aws:iam::123456789012:role/cdk-hnb659fds-file-publishing-role-123456789012-us-east-1: not allowed by the role\'s trust policy')
return true
