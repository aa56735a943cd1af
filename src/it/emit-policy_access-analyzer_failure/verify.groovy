String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('Give the trail with -Dsst-iam.trailArn=ARN')
assert log.contains('-Dsst-iam.jobId=ID')
return true
