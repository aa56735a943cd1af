import io.github.sstiam.aws.loopback.InvokerProject
import io.github.sstiam.aws.loopback.LoopbackAccount

String all = '{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}'
String deployed = new File(basedir, 'prod-orders.yaml').text.replace('Enabled: true', 'Enabled: false')

InvokerProject.callsLoopback(basedir.toPath(), LoopbackAccount.ofUser(all).deployed('prod-orders', deployed))
return true
