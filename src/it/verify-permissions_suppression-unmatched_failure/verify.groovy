String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('suppressions.json, line 1, column 20 (sqs:SendMessage on *: Assets are uploaded by hand) matches no verified permission. Remove it, or correct its action and resource.')
// Nothing is missing, so nothing is offered.
assert !log.contains('Grant what is missing')
assert !new File(basedir, 'target/sst-iam/missing-policy.json').exists()
return true
