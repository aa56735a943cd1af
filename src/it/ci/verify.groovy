String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.count('Verified arn:aws:iam::123456789012:user/ci/deployer') == 4
assert log.contains('Verified deploy-policy.json (built-in evaluator)')
assert (log =~ /(\d+) permissions: \1 allowed/).count == 5
// A form that is asked for no more is taken away.
File reports = new File(basedir, 'target/sst-iam')
assert new File(reports, 'TEST-sst-iam.xml').isFile()
assert !new File(reports, 'report.sarif').exists()
return true
