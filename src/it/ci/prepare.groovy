import io.github.sstiam.aws.loopback.InvokerProject
import io.github.sstiam.aws.loopback.LoopbackAccount
import io.github.sstiam.aws.loopback.LoopbackPrincipal

String trust = """{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
  "Principal": {"AWS": "arn:aws:iam::123456789012:root", "Service": "cloudformation.amazonaws.com"}}}"""
String all = """{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}"""
LoopbackAccount account = LoopbackAccount.ofUser(all)
for (String role : ['deploy', 'file-publishing', 'cfn-exec']) {
  String arn = "arn:aws:iam::123456789012:role/cdk-hnb659fds-${role}-role-123456789012-us-east-1"
  account = account.with(LoopbackPrincipal.of(arn, all).withTrust(trust))
}
InvokerProject.callsLoopback(basedir.toPath(), account)
// The app lies where a CI job has it: in the project's own folder, synthesised.
new File(basedir, '../../../examples/crud-api/.sst/dist').eachFile { file ->
  File copy = new File(basedir, ".sst/dist/${file.name}")
  copy.parentFile.mkdirs()
  copy.bytes = file.bytes
}
File policy = new File(basedir, 'iam/deploy-policy.json')
policy.parentFile.mkdirs()
policy.text = new File(basedir, '../../../examples/crud-api/policies/deployer.json').text
return true
