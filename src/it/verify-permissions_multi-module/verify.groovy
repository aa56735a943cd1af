String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.split('192 permissions: 192 allowed', -1).length == 5
assert new File(basedir, 'requests.txt').readLines().count('GetCallerIdentity') == 1
return true
