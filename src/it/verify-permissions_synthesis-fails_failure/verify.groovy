String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('[INFO] stacks/Api.ts:3: no such construct')
assert log =~ /The synthesis ".*java Fail.java .*" in .* failed with exit status 7/
return true
