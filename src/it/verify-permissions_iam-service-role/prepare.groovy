import io.github.sstiam.aws.loopback.InvokerProject
import io.github.sstiam.aws.loopback.LoopbackAccount
import io.github.sstiam.aws.loopback.LoopbackPrincipal

String all = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}'
String trust = """{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
  "Principal": {"Service": "cloudformation.amazonaws.com"}, "Condition": {
    "StringEquals": {"aws:SourceAccount": "123456789012"},
    "ArnLike": {"aws:SourceArn": "arn:aws:cloudformation:us-east-1:123456789012:stack/prod-orders-Orders/*"}}}}"""
String root = """{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
  "Principal": {"AWS": "arn:aws:iam::123456789012:root"}}}"""
String caller = new File(basedir, 'caller.json').text

InvokerProject.callsLoopback(basedir.toPath(), LoopbackAccount.ofUser(caller)
    .with(LoopbackPrincipal.of('arn:aws:iam::123456789012:role/deploy', all).withTrust(trust))
    .with(LoopbackPrincipal.of('arn:aws:iam::123456789012:role/cdk-hnb659fds-file-publishing-role-123456789012-us-east-1', all).withTrust(root))
    .with(LoopbackPrincipal.of('arn:aws:iam::123456789012:role/cdk-hnb659fds-cfn-exec-role-123456789012-us-east-1', all).withTrust(trust)))
return true
