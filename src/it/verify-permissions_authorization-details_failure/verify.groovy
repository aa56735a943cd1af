String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('names the policy arn:aws:iam::aws:policy/ReadOnlyAccess but does not hold it')
assert log.contains('--filter User Role Group LocalManagedPolicy AWSManagedPolicy')
return true
