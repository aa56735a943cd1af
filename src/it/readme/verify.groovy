String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('Verified arn:aws:iam::123456789012:user/ci/deployer')
assert new File(basedir, 'target/sst-iam/deploy-policy.json').isFile()
assert new File(basedir, 'target/sst-iam/verification.json').isFile()
return true
