String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('(looked for manifest.json in .sst/dist, .build/cdk.out, cdk.out).')
assert log.contains('-Dsst-iam.assembly=')
return true
