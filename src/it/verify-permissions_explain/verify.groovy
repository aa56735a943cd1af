String log = new File(basedir, 'build.log').getText('UTF-8')

assert log.contains('kms:Decrypt is not needed.')
assert log.contains('not declared: a key of your own encrypts the table [documented: https://docs.aws.amazon.com/')
assert log =~ /AWS::Lambda::Function \S+ of prod-crud-api-Api\/\S+ .* \(and 5 more such resources\): not declared/
assert log.contains('by the caller on arn:aws:s3:::cdk-hnb659fds-assets-123456789012-us-east-1/* (required)')
assert log.contains('to publish file assets, for stack prod-crud-api-Api')
assert log =~ /AWS::DynamoDB::Table \S+ of prod-crud-api-Api\/Notes, create, update: the table is made \[documented: https:/
assert log.contains('Handlers that name it: AWS::SageMaker::Model')
assert log =~ /None of the \d+ actions rds:Create\* is needed/
assert log =~ /(\d+) permissions: \1 allowed\. Report: /
return true
