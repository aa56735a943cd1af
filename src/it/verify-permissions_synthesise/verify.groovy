String log = new File(basedir, 'build.log').getText('UTF-8')

assert log =~ /Running ".*java Synthesise.java .*" in /
assert log.contains('[INFO] Built with CI=true')
assert log.contains('[INFO] Input ends: true')
assert log.count('Built with') == 1
assert log.contains('Reading the cloud assembly .sst/dist')
def verification = new groovy.json.JsonSlurper().parse(new File(basedir, 'target/sst-iam/verification.json'))
assert verification.coverage.resources == 38
assert new File(basedir, 'target/sst-iam/policy-report.json').isFile()
return true
