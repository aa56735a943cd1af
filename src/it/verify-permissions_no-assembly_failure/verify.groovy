String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('.sst/dist')
assert log.contains('.build/cdk.out')
assert log.contains('-Dsst-iam.assembly=')
return true
