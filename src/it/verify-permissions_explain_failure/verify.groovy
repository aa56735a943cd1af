String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('<explain> (-Dsst-iam.explain) is "s3:PutObjekt", and AWS documents no such action; some that begin like it are s3:Put')
return true
