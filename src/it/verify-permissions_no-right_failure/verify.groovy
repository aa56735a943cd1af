String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('AWS refused iam:SimulatePrincipalPolicy (AccessDenied): the caller may not call it')
assert log.contains('-Dsst-iam.fallback=policies')
String policy = new File(basedir, 'target/sst-iam/caller-policy.json').getText('UTF-8')
assert policy.contains('"iam:SimulatePrincipalPolicy"')
assert policy.contains('"arn:aws:iam::123456789012:user/ci/deployer"')
assert log.contains('caller-policy.json')
assert !new File(basedir, 'target/sst-iam/verification.json').exists()
return true
