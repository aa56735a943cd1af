String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('arn:aws:iam::123456789012:user/ci/deployer lacks 2 permissions that the deployment needs:')
assert log.contains('dynamodb:CreateTable on arn:aws:dynamodb:us-east-1:123456789012:table/prod-crud-api-Notes: no statement allows it')
assert log.contains('iam:PassRole on ')
return true
