String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('<suppression> 2 (dynamodb:CreateTable on *: The table is there already) has expired: its last day was 2020-12-31.')
assert log.contains('Grant the permission and remove the suppression, or set a later date.')
assert log.contains('lacks 1 permission that the deployment needs:')
// What it suppressed is missing again, and what the other suppresses is still not granted.
def policy = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/sst-iam/missing-policy.json'))
assert policy.Statement*.Action.flatten() == ['dynamodb:CreateTable']
def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/sst-iam/verification.json'))
assert !report.passed
assert report.expiredSuppressions*.place == ['<suppression> 2']
return true
