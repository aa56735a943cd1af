String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('Reading the resources that the POM declares')
File report = new File(basedir, 'target/sst-iam/verification.json')
def verification = new groovy.json.JsonSlurper().parse(report)
assert verification.coverage.resources == 2
assert verification.totals.allowed == verification.totals.permissions
assert report.text.contains('declared in the pom')
assert report.text.contains('dynamodb:UpdateTimeToLive')
return true
