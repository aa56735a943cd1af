String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('prod-orders.yaml is not a zip archive. Give -Dsst-iam.catalog the file CloudformationSchema.zip')
assert !new File(basedir, 'target/sst-iam').exists()
return true
