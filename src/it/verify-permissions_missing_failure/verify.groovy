String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('deployer-lacks-two.json (built-in evaluator) lacks 2 permissions that the deployment needs:')
assert log.contains('dynamodb:CreateTable on arn:aws:dynamodb:us-east-1:123456789012:table/prod-crud-api-Notes: no statement allows it')
assert log.contains('iam:PassRole on arn:aws:iam::123456789012:role/prod-crud-api-Api*: no statement allows it')
// The README shows what the goal prints, but for ages, paths, and what Maven puts before a failure.
List<String> shown = new File(basedir, '../../../README.md').text.split('```')[1].readLines().findAll {
  it.startsWith('[') && !it.contains('target/sst-iam') && !it.contains('Reading the cloud assembly')
}
assert shown.size() > 5
shown.each { assert log.contains(it.replaceFirst(/^\[\w+] /, '')) }
File missing = new File(basedir, 'target/sst-iam/missing-policy.json')
def policy = new groovy.json.JsonSlurper().parse(missing)
assert policy.Statement*.Action.flatten().toSet() == ['dynamodb:CreateTable', 'iam:PassRole'].toSet()
assert new File(basedir, 'target/sst-iam/verification.json').isFile()
String page = new File(basedir, 'target/sst-iam/report.html').getText('UTF-8')
assert page.contains('2 permissions are missing or undecided. The build fails.')
assert page.contains('Missing permissions: caller')
assert page.contains('All needed permissions: caller')
return true
