// A user waits for every class that a cold JVM loads, and most for those that it makes itself.
Set<String> classes =
    new File(basedir, 'classes.log').readLines('UTF-8').collect { (it =~ /\] (\S+) source:/)[0][1] }

assert classes.contains('io.github.sstiam.mojo.VerifyPermissionsMojo')
// Offline, nothing of the AWS SDK is touched.
assert classes.findAll { it.startsWith('software.amazon.awssdk.') } == [] as Set
// The JVM makes a class for each lambda that it meets.
Set<String> lambdas = classes.findAll { it.startsWith('io.github.sstiam.') && it.contains('$$Lambda') }
assert lambdas.size() <= 60: lambdas
// It makes the equals, hashCode and toString of a record when it first calls one.
assert !classes.contains('java.lang.runtime.ObjectMethods')
return true
