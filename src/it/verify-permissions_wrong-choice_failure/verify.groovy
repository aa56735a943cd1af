String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('<failOn> (-Dsst-iam.failOn) is "everything"; valid are: required, conditional.')
return true
