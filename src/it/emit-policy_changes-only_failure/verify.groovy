String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('AWS refused cloudformation:GetTemplate (AccessDenied)')
assert log.contains('-Dsst-iam.deployedTemplates=DIR')
assert !new File(basedir, 'target/sst-iam').exists()
return true
