import io.github.sstiam.aws.loopback.InvokerProject

InvokerProject.callsLoopback(basedir.toPath(), new File(basedir, '../../../examples/crud-api/policies/deployer-lacks-two.json').toPath())
return true
