String log = new File(basedir, 'build.log').getText('UTF-8')

// More than a managed policy holds, so two documents.
List files = ['deploy-policy-1.json', 'deploy-policy-2.json'].collect { new File(basedir, 'target/sst-iam/' + it) }
assert log.contains('Wrote ' + files.join(', '))
def policies = files.collect { new groovy.json.JsonSlurper().parse(it) }
assert policies.every { it.Version == '2012-10-17' }
def statements = policies.collectMany { it.Statement }
assert statements.every { it.Effect == 'Allow' && it.Sid ==~ /[A-Za-z0-9]+/ }
assert statements*.Sid.toSet().size() == statements.size()
def table = statements.find { 'dynamodb:CreateTable' in it.Action }
assert table.Resource == ['arn:aws:dynamodb:us-east-1:123456789012:table/prod-crud-api-Notes']
// Two runs write the same bytes.
for (File file : files + new File(basedir, 'target/sst-iam/policy-report.json')) {
  assert new File(basedir, 'target/first/' + file.name).bytes == file.bytes
}
return true
