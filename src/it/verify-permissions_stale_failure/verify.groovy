String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('The sources of the app are newer than the cloud assembly .build/cdk.out: stacks/index.ts.')
assert log.contains('-Dsst-iam.synthesise=true')
assert log.contains('-Dsst-iam.staleAssembly=ignore')
return true
