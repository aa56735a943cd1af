import io.github.sstiam.aws.loopback.InvokerProject
import io.github.sstiam.aws.loopback.LoopbackAccount
import io.github.sstiam.aws.loopback.LoopbackPrincipal

String trust = """{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
  "Principal": {"AWS": "arn:aws:iam::123456789012:root"}}}"""
String all = """{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}"""
String roles = 'arn:aws:iam::123456789012:role/cdk-hnb659fds-'
String place = '-role-123456789012-us-east-1'
String caller = new File(basedir, 'policies/caller.json').text

InvokerProject.callsLoopback(basedir.toPath(), LoopbackAccount.ofUser(caller)
    .with(LoopbackPrincipal.of(roles + 'cfn-exec' + place, all).withTrust(
        trust.replace('"AWS": "arn:aws:iam::123456789012:root"', '"Service": "cloudformation.amazonaws.com"')))
    .with(LoopbackPrincipal.of(roles + 'file-publishing' + place, all).withTrust(trust.replace(':root', ':role/somebody'))))
return true
