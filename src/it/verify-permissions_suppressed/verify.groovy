String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('2 permissions are suppressed:')
assert log.contains('dynamodb:CreateTable on arn:aws:dynamodb:us-east-1:123456789012:table/prod-crud-api-Notes: no statement allows it (suppressions.json, line 3, column 5, until 2999-12-31: The table is there already)')
assert log.contains('(<suppression> 1: The platform team deploys the functions)')
// Nobody is offered a policy for what is suppressed.
assert !new File(basedir, 'target/sst-iam/missing-policy.json').exists()

def report = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/sst-iam/verification.json'))
assert report.passed
assert report.policies == []
def suppressed = report.permissions.findAll { it.standing == 'suppressed' }
assert suppressed*.action.toSet() == ['dynamodb:CreateTable', 'iam:PassRole'].toSet()
assert suppressed.every { it.outcome == 'implicitlyDenied' && it.suppression.reason }

def sarif = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/sst-iam/report.sarif'))
def results = sarif.runs[0].results
assert results.findAll { it.suppressions }*.level == ['note', 'note']
def table = results.find { it.message.text.startsWith('dynamodb:CreateTable') }
def place = table.locations[0].physicalLocation
assert place.artifactLocation.uri.endsWith('examples/crud-api/.sst/dist/prod-crud-api-Api.template.json')
def lines = new File(basedir, "../../../examples/crud-api/.sst/dist/prod-crud-api-Api.template.json").readLines('UTF-8')
assert lines[place.region.startLine - 1].contains('"' + table.locations[0].logicalLocations[0].name + '": {')

def suite = new groovy.xml.XmlSlurper().parse(new File(basedir, 'target/sst-iam/TEST-sst-iam.xml'))
assert suite.@failures == '0'
assert suite.testcase.findAll { it.skipped.size() > 0 }.collect { it.@name.text().split(' ')[0] }.toSet() == ['dynamodb:CreateTable', 'iam:PassRole', 'suppressions.json,'].toSet()
assert log.contains('suppressions.json, line 9, column 5 (lambda:CreateFunction on *: It was missing once) is no longer needed, because all permissions that it matches are allowed. Remove it.')
// No report names a folder of the machine.
['verification.json', 'report.sarif', 'TEST-sst-iam.xml'].each {
    assert !new File(basedir, "target/sst-iam/$it").getText('UTF-8').contains(basedir.parentFile.parentFile.parent)
}
return true
