package io.github.sstiam.evaluation.account;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.PolicySet;
import org.junit.jupiter.api.Test;

class AuthorizationDetailsTest {
  private static final String ALICE = "arn:aws:iam::123456789012:user/team/alice";
  private static final String ROLE = "arn:aws:iam::123456789012:role/ci/deploy";
  private static final String DETAILS =
      """
      {
        "UserDetailList": [
          {
            "UserName": "alice", "Arn": "arn:aws:iam::123456789012:user/team/alice",
            "UserPolicyList": [
              {"PolicyName": "own", "PolicyDocument": {"Version": "2012-10-17",
                "Statement": [{"Effect": "Allow", "Action": "s3:*", "Resource": "*"}]}}
            ],
            "GroupList": ["builders"],
            "AttachedManagedPolicies": []
          }
        ],
        "GroupDetailList": [
          {
            "GroupName": "builders",
            "GroupPolicyList": [],
            "AttachedManagedPolicies": [
              {"PolicyName": "Deploy", "PolicyArn": "arn:aws:iam::123456789012:policy/Deploy"}
            ]
          }
        ],
        "RoleDetailList": [
          {
            "RoleName": "deploy", "Arn": "arn:aws:iam::123456789012:role/ci/deploy",
            "RolePolicyList": [
              {"PolicyName": "encoded", "PolicyDocument": "%7B%22Statement%22%3A%7B%22Effect%22%3A%22Allow%22%2C%22Action%22%3A%22sqs%3A%2A%22%2C%22Resource%22%3A%22%2A%22%7D%7D"}
            ],
            "AttachedManagedPolicies": [
              {"PolicyName": "AdministratorAccess", "PolicyArn": "arn:aws:iam::aws:policy/AdministratorAccess"}
            ],
            "PermissionsBoundary": {"PermissionsBoundaryType": "Policy",
              "PermissionsBoundaryArn": "arn:aws:iam::123456789012:policy/Deploy"}
          },
          {
            "RoleName": "reader", "Arn": "arn:aws:iam::123456789012:role/reader",
            "RolePolicyList": [],
            "AttachedManagedPolicies": [
              {"PolicyName": "ReadOnlyAccess", "PolicyArn": "arn:aws:iam::aws:policy/ReadOnlyAccess"}
            ]
          }
        ],
        "Policies": [
          {
            "PolicyName": "Deploy", "Arn": "arn:aws:iam::123456789012:policy/Deploy",
            "DefaultVersionId": "v2",
            "PolicyVersionList": [
              {"VersionId": "v1", "IsDefaultVersion": false, "Document": {"Statement": []}},
              {"VersionId": "v2", "IsDefaultVersion": true, "Document": {"Version": "2012-10-17",
                "Statement": {"Effect": "Allow", "Action": "cloudformation:*", "Resource": "*"}}}
            ]
          }
        ],
        "IsTruncated": false
      }
      """;

  @Test
  void aUserHasItsOwnPoliciesAndThoseOfItsGroups() throws Exception {
    PolicySet policies = AuthorizationDetails.read(DETAILS, "account.json").policiesOf(ALICE);

    assertThat(policies.identity())
        .extracting(CompiledPolicy::name)
        .containsExactly("own", "arn:aws:iam::123456789012:policy/Deploy");
    assertThat(policies.boundary()).isEmpty();
  }

  @Test
  void aRoleHasInlineAndManagedPoliciesAndABoundary() throws Exception {
    PolicySet policies = AuthorizationDetails.read(DETAILS, "account.json").policiesOf(ROLE);

    assertThat(policies.identity())
        .extracting(CompiledPolicy::name)
        .containsExactly("encoded", "arn:aws:iam::aws:policy/AdministratorAccess");
    assertThat(policies.boundary().orElseThrow().name())
        .isEqualTo("arn:aws:iam::123456789012:policy/Deploy");
  }

  @Test
  void aMissingAwsManagedPolicyIsAnErrorThatSaysHowToIncludeIt() {
    assertThatThrownBy(
            () ->
                AuthorizationDetails.read(DETAILS, "account.json")
                    .policiesOf("arn:aws:iam::123456789012:role/reader"))
        .isInstanceOf(AuthorizationDetailsException.class)
        .hasMessageContaining("arn:aws:iam::aws:policy/ReadOnlyAccess")
        .hasMessageContaining("--filter User Role Group LocalManagedPolicy AWSManagedPolicy");
  }

  @Test
  void anUnknownPrincipalIsAnErrorThatListsTheKnownOnes() {
    assertThatThrownBy(
            () ->
                AuthorizationDetails.read(DETAILS, "account.json")
                    .policiesOf("arn:aws:iam::123456789012:role/deploy"))
        .hasMessageContaining(
            "does not hold the user or role arn:aws:iam::123456789012:role/deploy")
        .hasMessageContaining("It holds: " + ROLE);
  }

  @Test
  void truncatedDetailsAreRefused() {
    assertThatThrownBy(
            () ->
                AuthorizationDetails.read(
                    DETAILS.replace("\"IsTruncated\": false", "\"IsTruncated\": true"),
                    "account.json"))
        .hasMessageContaining("holds only a part of the account");
  }

  @Test
  void anotherFileIsRefused() {
    assertThatThrownBy(() -> AuthorizationDetails.read("{}", "account.json"))
        .hasMessageContaining("aws iam get-account-authorization-details");
    assertThatThrownBy(() -> AuthorizationDetails.read("{", "account.json"))
        .hasMessageContaining("account.json, line 1, column 2");
  }
}
