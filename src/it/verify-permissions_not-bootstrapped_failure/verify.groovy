String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('it does not exist; is the account bootstrapped for this region (npx cdk bootstrap)?')
assert log.contains('not allowed by the role\'s trust policy')
return true
