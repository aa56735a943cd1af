import io.github.sstiam.aws.loopback.InvokerProject
import io.github.sstiam.aws.loopback.LoopbackAccount
import io.github.sstiam.aws.loopback.LoopbackPrincipal

String trust = """{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
  "Principal": {"AWS": "arn:aws:iam::123456789012:root"}}}"""
String assume = """{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
  "Resource": "arn:aws:iam::123456789012:role/ci/deploy"}}"""
String deployer = new File(basedir, '../../../examples/crud-api/policies/deployer.json').text
InvokerProject.callsLoopback(basedir.toPath(), LoopbackAccount.ofUser(assume)
    .with(LoopbackPrincipal.of('arn:aws:iam::123456789012:role/ci/deploy', deployer).withTrust(trust)))
return true
