String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('Verified arn:aws:iam::123456789012:user/ci/deployer')
assert !log.contains('Not verified')
// The deploy role is tried, and SST 2.49 goes on without it.
assert log =~ /permissions: \d+ allowed, 1 implicitly denied/
assert log =~ /sts:AssumeRole on arn:aws:iam::123456789012:role\/cdk-hnb659fds-deploy-role/
return true
