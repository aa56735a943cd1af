import io.github.sstiam.aws.loopback.InvokerProject

InvokerProject.callsLoopback(basedir.toPath(), new File(basedir, '../../../examples/crud-api/policies/deployer.json').toPath())
// The app lies where the README's reader has it: in the project's own folder.
new File(basedir, '../../../examples/crud-api/.sst/dist').eachFile { file ->
  File copy = new File(basedir, ".sst/dist/${file.name}")
  copy.parentFile.mkdirs()
  copy.bytes = file.bytes
}
return true
