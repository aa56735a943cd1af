String log = new File(basedir, 'build.log').getText('UTF-8')
File app = new File(basedir, 'app')

// The files in the repository are what the goal writes.
File example = new File(basedir, '../../../examples/service-role/iam')
assert example.list().sort() == ['cfn-role.template.yaml', 'deployer-policy.json']
example.eachFile { assert new File(app, "iam/${it.name}").text == it.text }
assert log =~ /Verify it: mvn sst-iam:verify-permissions -Dsst-iam\.roleArn=\S+:role\/orders-cloudformation/
assert log =~ /(\d+) permissions: \1 allowed/
assert log.contains('Not verified: the file publishing role')
return true
