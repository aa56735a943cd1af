String log = new File(basedir, 'build.log').getText('UTF-8')

def policy = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/sst-iam/deploy-policy.json'))
def resources = policy.Statement*.Resource.flatten()
assert resources.contains('arn:aws:sqs:eu-west-1:111122223333:prod-orders-Queue-*')
assert resources.contains('arn:aws:cloudformation:eu-west-1:111122223333:stack/prod-orders/*')
assert log =~ /\d+ permissions: \d+ allowed/
return true
