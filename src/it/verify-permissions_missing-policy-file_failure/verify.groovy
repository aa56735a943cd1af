String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('none.json')
assert log.contains('-Dsst-iam.policies')
return true
