String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('The catalogue has no permissions for the resource types Acme::Shop::Widget')
assert log.contains('-Dsst-iam.unknownTypes=warn')
return true
