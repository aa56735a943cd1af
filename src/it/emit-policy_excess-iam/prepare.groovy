import io.github.sstiam.aws.loopback.InvokerProject
import io.github.sstiam.aws.loopback.LoopbackAccount
import io.github.sstiam.aws.loopback.LoopbackPrincipal

String all = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}'

InvokerProject.callsLoopback(basedir.toPath(), LoopbackAccount.ofUser(all))
return true
