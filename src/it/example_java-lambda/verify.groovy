String log = new File(basedir, 'build.log').getText('UTF-8')
File app = new File(basedir, 'app')

assert new File(app, 'functions/target/shipping-functions.jar').isFile()
assert log.contains('Verified deployer-1.json, deployer-2.json (built-in evaluator)')
assert log =~ /(\d+) permissions: \1 allowed/
// The policies in the repository are what the goal writes.
File example = new File(basedir, '../../../examples/java-lambda/policies')
assert example.list().sort() == ['deployer-1.json', 'deployer-2.json']
example.eachFile { assert new File(app, "policies/${it.name}").text == it.text }
return true
