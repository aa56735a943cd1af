String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('stacks/index.ts:5: syntax error in column')
assert log.contains('-Dsst-iam.synthesise=true')
assert !new File(basedir, 'target/sst-iam').exists()
return true
