String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('arn:aws:iam::aws:policy/AdministratorAccess) grants every action on every resource')
assert log.contains('aws iam attach-role-policy --role-name ROLE --policy-arn arn:aws:iam::aws:policy/AdministratorAccess')
assert !new File(basedir, 'target/sst-iam').exists()
return true
