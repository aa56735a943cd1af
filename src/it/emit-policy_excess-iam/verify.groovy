String log = new File(basedir, 'build.log').getText('UTF-8')

assert log =~ /The policies grant 2\d,\d{3} actions that the caller does not need/
return true
