String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('The app makes constructs that the plugin does not know:')
assert log.contains('stacks/index.js:5: @bakery/constructs.Mill "Flour" is unknown')
assert log.contains('-Dsst-iam.unknownConstructs=warn')
return true
