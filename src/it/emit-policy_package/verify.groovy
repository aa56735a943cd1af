String log = new File(basedir, 'build.log').getText('UTF-8')

File file = new File(basedir, 'target/sst-iam/deploy-policy.json')
assert log.contains('Wrote ' + file)
def policy = new groovy.json.JsonSlurper().parse(file)
assert policy.Version == '2012-10-17'
assert policy.Statement.every { it.Effect == 'Allow' && it.Sid ==~ /[A-Za-z0-9]+/ }
assert policy.Statement*.Sid.toSet().size() == policy.Statement.size()
def table = policy.Statement.find { 'dynamodb:CreateTable' in it.Action }
assert table.Resource == ['arn:aws:dynamodb:us-east-1:123456789012:table/prod-crud-api-Notes']
// Two runs write the same bytes.
File first = new File(basedir, 'target/first/deploy-policy.json')
assert first.bytes == file.bytes
return true
