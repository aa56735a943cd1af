String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('It cannot be decided whether tagged.json (built-in evaluator) has ')
assert log.contains('depends on condition keys without a known value: aws:principaltag/team')
assert log.contains('-Dsst-iam.onUnknown=warn')
return true
