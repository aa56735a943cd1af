import groovy.json.JsonOutput
import groovy.json.JsonSlurper

// An account as "aws iam get-account-authorization-details" describes it, with the example's deployer.
def policy = new JsonSlurper().parse(new File(basedir, '../../../examples/crud-api/policies/deployer.json'))
new File(basedir, 'account.json').setText(JsonOutput.toJson([
  UserDetailList: [],
  GroupDetailList: [],
  RoleDetailList: [
    [RoleName: 'deploy', Arn: 'arn:aws:iam::123456789012:role/ci/deploy', RolePolicyList: [],
     AttachedManagedPolicies: [[PolicyName: 'Deploy', PolicyArn: 'arn:aws:iam::123456789012:policy/Deploy']]],
    [RoleName: 'reader', Arn: 'arn:aws:iam::123456789012:role/reader', RolePolicyList: [],
     AttachedManagedPolicies: [[PolicyName: 'ReadOnlyAccess', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess']]]
  ],
  Policies: [[PolicyName: 'Deploy', Arn: 'arn:aws:iam::123456789012:policy/Deploy', DefaultVersionId: 'v1',
              PolicyVersionList: [[VersionId: 'v1', IsDefaultVersion: true, Document: policy]]]],
  IsTruncated: false
]), 'UTF-8')
return true
