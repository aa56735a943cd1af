String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('Verified arn:aws:iam::123456789012:role/ci/deploy (built-in evaluator)')
assert log =~ /(\d+) permissions: \1 allowed\. Report: /
return true
