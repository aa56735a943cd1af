String log = new File(basedir, 'build.log').getText('UTF-8')

assert new File(basedir, 'iam/deploy-policy.json').exists()
assert !new File(basedir, 'target/sst-iam/deploy-policy.json').exists()
assert log =~ /The policy in .*iam is up to date/
return true
