String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('manifest.json')
assert log =~ /line \d+/
return true
