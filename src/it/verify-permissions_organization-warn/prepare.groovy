import io.github.sstiam.aws.loopback.InvokerProject
import io.github.sstiam.aws.loopback.LoopbackAccount
import io.github.sstiam.aws.loopback.LoopbackPrincipal

String scp = """{"Version": "2012-10-17", "Statement": [
  {"Effect": "Allow", "Action": "*", "Resource": "*"},
  {"Sid": "NoNewTables", "Effect": "Deny", "Action": "dynamodb:CreateTable", "Resource": "*"}]}"""
InvokerProject.callsLoopback(basedir.toPath(), LoopbackAccount.ofUser(
    LoopbackPrincipal.of(LoopbackAccount.USER, new File(basedir, '../../../examples/crud-api/policies/deployer.json').text).withServiceControl(scp)))
return true
