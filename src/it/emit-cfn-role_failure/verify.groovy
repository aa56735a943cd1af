String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('<roleName> (-Dsst-iam.roleName) is "ci/deploy"; a role\'s name has up to 64 letters')
assert !new File(basedir, 'target/sst-iam').exists()
return true
