import io.github.sstiam.aws.loopback.InvokerProject
import io.github.sstiam.aws.loopback.LoopbackAccount

String all = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}'
String schema = """{"typeName": "Acme::Shop::Widget", "handlers": {
  "create": {"permissions": ["s3:CreateBucket"]}, "delete": {"permissions": ["s3:DeleteBucket"]}}}"""

InvokerProject.callsLoopback(basedir.toPath(), LoopbackAccount.ofUser(all).registering('Acme::Shop::Widget', schema))
return true
