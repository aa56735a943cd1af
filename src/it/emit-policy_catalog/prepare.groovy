import java.util.zip.ZipEntry
import java.util.zip.ZipOutputStream

new File(basedir, 'CloudformationSchema.zip').withOutputStream { out ->
  ZipOutputStream zip = new ZipOutputStream(out)
  zip.putNextEntry(new ZipEntry('aws-sqs-queue.json'))
  zip.write('''{"typeName": "AWS::SQS::Queue", "handlers": {"create": {"permissions": ["sqs:CreateQueue", "sqs:StartMessageMoveTask"]}}}'''.getBytes('UTF-8'))
  zip.close()
}
return true
