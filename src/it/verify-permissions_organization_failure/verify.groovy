String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('dynamodb:CreateTable on arn:aws:dynamodb:us-east-1:123456789012:table/prod-crud-api-Notes: denied by a service control policy of the organization (no-loss.json, Sid KeepTables, line 4, column 5)')
assert log.contains('lacks 1 permission that the deployment needs')
return true
