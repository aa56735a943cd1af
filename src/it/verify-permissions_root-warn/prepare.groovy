import io.github.sstiam.aws.loopback.InvokerProject
import io.github.sstiam.aws.loopback.LoopbackAccount

InvokerProject.callsLoopback(basedir.toPath(), LoopbackAccount.ofUser(new File(basedir, '../../../examples/crud-api/policies/deployer.json').text).withCaller('arn:aws:iam::123456789012:root'))
return true
