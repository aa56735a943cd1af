import io.github.sstiam.aws.loopback.InvokerProject
import io.github.sstiam.aws.loopback.LoopbackAccount

InvokerProject.signsInWithMfa(basedir.toPath(), LoopbackAccount.ofUser(new File(basedir, '../../../examples/crud-api/policies/deployer.json').text))
return true
