String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('Verified arn:aws:iam::123456789012:user/ci/deployer (built-in evaluator with the policies that IAM lists')
assert log.contains('policies of the organization are not evaluated')
assert log =~ /(\d+) permissions: \1 allowed/
return true
