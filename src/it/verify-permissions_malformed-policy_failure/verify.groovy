String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('broken.json')
assert log.contains('line 6, column 7')
assert log.contains('Efect')
assert !new File(basedir, 'target/sst-iam').exists()
return true
