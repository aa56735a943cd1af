String log = new File(basedir, 'build.log').getText('UTF-8')
File app = new File(basedir, 'app')

assert new File(app, 'functions/target/shipping-functions.jar').isFile()
assert log.contains('Verified deployer-1.json, deployer-2.json (built-in evaluator)')
assert log =~ /(\d+) permissions: \1 allowed/
return true
