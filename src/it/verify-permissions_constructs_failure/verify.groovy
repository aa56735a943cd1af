String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('Reading the constructs that sst.config.ts leads to')
assert log.contains('prod-bakery-Orders/Loaves (sst/constructs.Table) at stacks/Orders.ts:4')
assert log.contains('dynamodb:CreateTable on arn:aws:dynamodb:us-east-1:123456789012:table/prod-bakery-Loaves')
File report = new File(basedir, 'target/sst-iam/verification.json')
assert report.text.contains('"place": "stacks/Orders.ts:4"')
return true
