String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('The app is to be deployed to region ')
assert log.contains('AWS_REGION names region ap-south-1')
return true
