String log = new File(basedir, 'build.log').getText('UTF-8')

assert log =~ /(\d+) permissions: \1 allowed/
assert new File(basedir, 'requests.txt').readLines().first() == 'GetSessionToken'
assert !log.contains('wJalrXUtnFEMI')
assert !log.contains('secretSecretSecret')
assert !log.contains('tokenTokenToken')
return true
