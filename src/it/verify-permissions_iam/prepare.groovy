import io.github.sstiam.aws.loopback.InvokerProject

InvokerProject.callsLoopback(basedir.toPath(), new File(basedir, '../../../examples/crud-api/policies/deployer.json').toPath())
return true
