String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('The suppressions are wrong:')
assert log.contains('<suppression> 1: action is "*"; give one such as s3:PutObject or s3:Put*, with the service written out.')
assert log.contains('<suppression> 1: resource is "orders"; give the ARN that the report shows, with * for what varies, or * for all.')
assert log.contains('<suppression> 1: reason is missing; say why the deployment works without the permission.')
assert log.contains('<suppression> 1: expires is "soon"; a day is written like 2027-01-31.')
assert log.contains('suppressions.json, line 6, column 7: unknown member "until"; valid are: action, expires, reason, resource.')
assert !new File(basedir, 'target/sst-iam/verification.json').exists()
return true
