String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('explicitly denied by an identity-based policy (no-tables.json, Sid NoTables, line 4, column 5)')
return true
