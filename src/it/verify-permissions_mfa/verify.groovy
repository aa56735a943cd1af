String log = new File(basedir, 'build.log').getText('UTF-8')

assert log =~ /282 permissions: 282 allowed/
assert new File(basedir, 'requests.txt').readLines().first() == 'GetSessionToken'
return true
