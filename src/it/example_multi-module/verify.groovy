String log = new File(basedir, 'build.log').getText('UTF-8')
File app = new File(basedir, 'app')

// What Lambda takes: the service and the library that it uses.
assert new File(app, 'deploy/target/function/lib').list().sort() ==
    ['billing-invoices-1.0-SNAPSHOT.jar', 'billing-money-1.0-SNAPSHOT.jar']
assert log =~ /The policy in \S+iam is up to date\./
assert log.count('verify-permissions (permissions)') == 1
assert log =~ /(\d+) permissions: \1 allowed/
assert new File(app, 'deploy/iam/deploy-policy.json').text ==
    new File(basedir, '../../../examples/multi-module/deploy/iam/deploy-policy.json').text
return true
