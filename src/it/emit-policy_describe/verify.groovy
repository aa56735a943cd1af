String log = new File(basedir, 'build.log').getText('UTF-8')
String role = new File(basedir, 'target/sst-iam/deploy-policy-role-of-a-resource-type.json').text
String caller = new File(basedir, 'target/sst-iam/deploy-policy.json').text

// The handlers of somebody else's type run with its role, not with the rights of the deployment.
assert role.contains('s3:CreateBucket')
assert !caller.contains('s3:')
assert log.contains('Catalogue: beside the embedded one, cloudformation:DescribeType: Acme::Shop::Widget')
assert log.contains('not verified: Acme::Shop::Unheard')
assert log.contains('CloudFormation was not queried for Acme::Shop::Unheard. Maven works offline (-o)')
assert new File(basedir, 'requests.txt').text == 'DescribeType\nDescribeType\n'
return true
