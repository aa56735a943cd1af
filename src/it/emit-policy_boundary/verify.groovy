String log = new File(basedir, 'build.log').getText('UTF-8')
String policies = new File(basedir, 'policies').listFiles().collect { it.text }.join()

// The build also verifies what it has written: with the boundary, all of it is allowed.
assert policies.contains('"iam:PermissionsBoundary": "arn:aws:iam::123456789012:policy/deployments"')
assert log =~ /permissions: \d+ allowed/
return true
