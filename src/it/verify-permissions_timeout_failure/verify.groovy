String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('AWS has not answered within 1 seconds')
assert log.contains('-Dsst-iam.timeout=SECONDS')
return true
