String log = new File(basedir, 'build.log').getText('UTF-8')

assert log =~ /(\d+) permissions: \1 allowed/
assert log.contains('deployer-lacks-two.json (built-in evaluator) lacks 2 permissions that the deployment needs:')
return true
