String log = new File(basedir, 'build.log').getText('UTF-8')

assert (log =~ /(\d+) permissions: \1 allowed/).count == 4
assert new File(basedir, 'requests.txt').readLines().count('GetCallerIdentity') == 1
return true
