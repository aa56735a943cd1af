String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('[WARNING] Nothing is verified. No AWS credentials and no policies')
assert !new File(basedir, 'target/sst-iam/verification.json').exists()
return true
