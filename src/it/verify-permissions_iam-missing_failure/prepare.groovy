import io.github.sstiam.aws.loopback.LoopbackAccount
import io.github.sstiam.aws.loopback.LoopbackAws

// The endpoint lives in the JVM that runs the integration tests, as long as that does.
String policy = new File(basedir, '../../../examples/crud-api/policies/deployer-lacks-two.json').getText('UTF-8')
LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(policy))
File config = new File(basedir, '.mvn/maven.config')
config.parentFile.mkdirs()
config.setText("""-Dsst-iam.endpoint=${aws.address()}
-Daws.accessKeyId=AKIAIOSFODNN7EXAMPLE
-Daws.secretAccessKey=wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY
""", 'UTF-8')
return true
