String log = new File(basedir, 'build.log').getText('UTF-8')

assert log =~ /The policies grant [0-9,]+ actions that the caller does not need/
assert log.contains('kms:Decrypt on *: not needed')
assert log.contains('The present policies grant more than the caller needs')
assert new File(basedir, 'target/sst-iam/policy-report.json').text.contains('"widerResources"')
return true
