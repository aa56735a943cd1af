String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('Nothing is verified yet, so the site has no page on permissions')
assert log.contains("sst-iam:report makes a page of the project's site")
String page = new File(basedir, 'target/site/sst-iam-report.html').getText('UTF-8')
assert page.contains('deployer-lacks-two.json (built-in evaluator)')
assert page.contains('dynamodb:CreateTable')
assert page.contains('arn:aws:dynamodb:us-east-1:123456789012:table/prod-crud-api-Notes')
assert page.contains('no statement allows it')
assert page.contains('href="sst-iam/report.html"')
File whole = new File(basedir, 'target/site/sst-iam/report.html')
assert whole.bytes == new File(basedir, 'target/sst-iam/report.html').bytes
assert new File(basedir, 'target/site/project-reports.html').getText('UTF-8').contains('Deployment permissions')
return true
