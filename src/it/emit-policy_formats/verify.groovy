String log = new File(basedir, 'build.log').getText('UTF-8')
File target = new File(basedir, 'target/sst-iam')

// More than a managed policy holds, so two documents.
assert new File(target, 'deploy-policy-1.json').exists()
assert new File(target, 'deploy-policy-2.json').exists()
assert !new File(target, 'deploy-policy-3.json').exists()
assert new File(target, 'deploy-policy.template.json').text.count('AWS::IAM::ManagedPolicy') == 2
assert new File(target, 'deploy-policy.template.yaml').text.count('Type: AWS::IAM::ManagedPolicy') == 2
assert new File(target, 'deploy-policy.tf.json').text.contains('"value": "${aws_iam_policy.deploy_policy_1.arn}"')
assert new File(target, 'policy-report.json').exists()
File installed = new File(localRepositoryPath, 'it/sstiam/emit-policy_formats/1.0-SNAPSHOT')
for (String name : ['deploy-policy-1.json', 'deploy-policy.template.yaml', 'deploy-policy.tf.json']) {
  assert new File(installed, 'emit-policy_formats-1.0-SNAPSHOT-' + name).exists()
}
return true
