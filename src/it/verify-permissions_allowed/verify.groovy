String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('Verified deployer.json (built-in evaluator)')
assert log =~ /\d+ permissions: \d+ allowed\. Report: /
File report = new File(basedir, 'target/sst-iam/verification.json')
def verification = new groovy.json.JsonSlurper().parse(report)
assert verification.totals.permissions > 100
assert verification.totals.allowed == verification.totals.permissions
assert verification.coverage.resources == 38
assert verification.coverage.unknownTypes == []
assert !new File(basedir, 'target/sst-iam/missing-policy.json').exists()
return true
