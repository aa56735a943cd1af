String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('sst-iam:verify-permissions')
assert log.contains('sst-iam:emit-policy')
assert log.contains('User property: sst-iam.policies')
return true
