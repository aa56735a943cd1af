import io.github.sstiam.aws.loopback.InvokerProject
import io.github.sstiam.aws.loopback.LoopbackAccount
import io.github.sstiam.aws.loopback.Fault

InvokerProject.callsLoopback(basedir.toPath(), LoopbackAccount.ofUser(new File(basedir, '../../../examples/crud-api/policies/deployer.json').text)).failNext(Fault.stalled())
return true
