String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('Skipping sst-iam:verify-permissions (sst-iam.skip=true)')
assert log.contains('Skipping sst-iam:emit-policy (sst-iam.skip=true)')
assert !new File(basedir, 'target').exists()
return true
