String log = new File(basedir, 'build.log').getText('UTF-8')

assert log =~ /For the caller: The policy is [0-9,]+ characters too large for the inline policies of a user: there is room for 2,048 characters/
assert log.contains('-Dsst-iam.includeConditional=false')
assert !new File(basedir, 'target/sst-iam').exists()
return true
