String log = new File(basedir, 'build.log').getText('UTF-8')

assert log =~ /The synthesis ".*java Hang.java .*no end.*" in .* took longer than 4 s and was stopped/
assert log.contains('-Dsst-iam.synthesisTimeout=')
long pid = new File(basedir, 'inner.pid').text as long
assert !ProcessHandle.of(pid).map { it.alive }.orElse(false)
return true
