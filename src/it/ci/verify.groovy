String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.count('Verified arn:aws:iam::123456789012:user/ci/deployer') == 2
assert log.contains('Verified deploy-policy.json (built-in evaluator)')
assert (log =~ /(\d+) permissions: \1 allowed/).count == 3
return true
