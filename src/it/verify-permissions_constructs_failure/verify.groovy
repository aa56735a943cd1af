String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('Reading the constructs that sst.config.ts leads to')
assert log.contains('prod-bakery-Orders/Loaves (sst/constructs.Table) at stacks/Orders.ts:4')
assert log =~ /dynamodb:CreateTable(, [a-z]+:\w+)* on arn:aws:dynamodb:us-east-1:123456789012:table\/prod-bakery-Loaves/
File report = new File(basedir, 'target/sst-iam/verification.json')
assert report.text.contains('"place": "stacks/Orders.ts:4"')

def json = new groovy.json.JsonSlurper()
def table = json.parse(report).permissions.find { it.action == 'dynamodb:CreateTable' }
assert table.origins[0].place == [file: 'stacks/Orders.ts', line: 4]
def results = json.parse(new File(basedir, 'target/sst-iam/report.sarif')).runs[0].results
def place = results.find { it.message.text.startsWith('dynamodb:CreateTable') }.locations[0].physicalLocation
assert place.artifactLocation.uri.endsWith('stacks/Orders.ts')
assert place.region.startLine == 4
return true
