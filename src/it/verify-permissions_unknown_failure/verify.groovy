String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('It is unknown whether tagged.json (built-in evaluator) has ')
assert log.contains('depends on condition keys whose values are unknown: aws:principaltag/team')
assert log.contains('-Dsst-iam.onUnknown=warn')
return true
