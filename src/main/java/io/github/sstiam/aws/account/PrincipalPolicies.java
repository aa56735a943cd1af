package io.github.sstiam.aws.account;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.AwsFaults;
import io.github.sstiam.aws.CallerIdentity;
import io.github.sstiam.aws.CallerPolicy;
import io.github.sstiam.aws.ResponseField;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.evaluation.account.AuthorizationDetailsException;
import io.github.sstiam.evaluation.account.StoredPolicy;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPermissionsBoundary;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.Group;

/**
 * Reads the policies of a user or role one by one, for callers that may read but not simulate: its
 * own policies, those of its groups, and its permissions boundary. IAM does not list the policies
 * of the organization and of a session.
 */
public final class PrincipalPolicies {
  private final IamClient iam;
  private final String arn;
  private final String name;
  private final AwsFaults faults;

  private PrincipalPolicies(AwsConnection aws, CallerIdentity caller, String arn) {
    this.iam = aws.iam();
    this.arn = requireNonNull(arn, "arn is null");
    this.name = arn.substring(arn.lastIndexOf('/') + 1);
    this.faults = new AwsFaults(Optional.of(caller), Optional.of(CallerPolicy.reading(arn)));
  }

  /**
   * Reads the policies.
   *
   * @param aws the connection
   * @param caller the identity behind the credentials
   * @param arn the ARN of a user or role of the caller's account
   * @throws SimulationUnavailableException if one of them cannot be read
   */
  public static PolicySet read(AwsConnection aws, CallerIdentity caller, String arn)
      throws SimulationUnavailableException {
    PrincipalPolicies policies = new PrincipalPolicies(aws, caller, arn);
    return arn.contains(":user/") ? policies.ofUser() : policies.ofRole();
  }

  private PolicySet ofUser() throws SimulationUnavailableException {
    List<CompiledPolicy> policies = new ArrayList<>();
    for (String inline :
        asked(
            "iam:ListUserPolicies",
            () ->
                iam.listUserPoliciesPaginator(r -> r.userName(name)).policyNames().stream()
                    .toList())) {
      policies.add(
          stored(
              inline,
              asked(
                  "iam:GetUserPolicy",
                  () ->
                      iam.getUserPolicy(r -> r.userName(name).policyName(inline))
                          .policyDocument())));
    }
    managed(
        asked(
            "iam:ListAttachedUserPolicies",
            () ->
                iam
                    .listAttachedUserPoliciesPaginator(r -> r.userName(name))
                    .attachedPolicies()
                    .stream()
                    .toList()),
        policies);
    for (Group group :
        asked(
            "iam:ListGroupsForUser",
            () ->
                iam.listGroupsForUserPaginator(r -> r.userName(name)).groups().stream().toList())) {
      ofGroup(group.groupName(), policies);
    }
    return set(
        policies,
        asked(
            "iam:GetUser",
            () ->
                Optional.ofNullable(
                    ResponseField.required(iam.getUser(r -> r.userName(name)).user(), "User")
                        .permissionsBoundary())));
  }

  private void ofGroup(String group, List<CompiledPolicy> policies)
      throws SimulationUnavailableException {
    for (String inline :
        asked(
            "iam:ListGroupPolicies",
            () ->
                iam.listGroupPoliciesPaginator(r -> r.groupName(group)).policyNames().stream()
                    .toList())) {
      policies.add(
          stored(
              group + "/" + inline,
              asked(
                  "iam:GetGroupPolicy",
                  () ->
                      iam.getGroupPolicy(r -> r.groupName(group).policyName(inline))
                          .policyDocument())));
    }
    managed(
        asked(
            "iam:ListAttachedGroupPolicies",
            () ->
                iam
                    .listAttachedGroupPoliciesPaginator(r -> r.groupName(group))
                    .attachedPolicies()
                    .stream()
                    .toList()),
        policies);
  }

  private PolicySet ofRole() throws SimulationUnavailableException {
    List<CompiledPolicy> policies = new ArrayList<>();
    for (String inline :
        asked(
            "iam:ListRolePolicies",
            () ->
                iam.listRolePoliciesPaginator(r -> r.roleName(name)).policyNames().stream()
                    .toList())) {
      policies.add(
          stored(
              inline,
              asked(
                  "iam:GetRolePolicy",
                  () ->
                      iam.getRolePolicy(r -> r.roleName(name).policyName(inline))
                          .policyDocument())));
    }
    managed(
        asked(
            "iam:ListAttachedRolePolicies",
            () ->
                iam
                    .listAttachedRolePoliciesPaginator(r -> r.roleName(name))
                    .attachedPolicies()
                    .stream()
                    .toList()),
        policies);
    return set(
        policies,
        asked(
            "iam:GetRole",
            () ->
                Optional.ofNullable(
                    ResponseField.required(iam.getRole(r -> r.roleName(name)).role(), "Role")
                        .permissionsBoundary())));
  }

  private PolicySet set(
      List<CompiledPolicy> policies, Optional<AttachedPermissionsBoundary> boundary)
      throws SimulationUnavailableException {
    return PolicySet.ofIdentity(policies)
        .withBoundary(
            boundary.isEmpty()
                ? Optional.empty()
                : Optional.of(managed(boundary.get().permissionsBoundaryArn())));
  }

  private void managed(List<AttachedPolicy> attached, List<CompiledPolicy> policies)
      throws SimulationUnavailableException {
    for (AttachedPolicy policy : attached) {
      policies.add(managed(policy.policyArn()));
    }
  }

  private CompiledPolicy managed(String policyArn) throws SimulationUnavailableException {
    String version =
        asked(
            "iam:GetPolicy",
            () ->
                ResponseField.required(
                        iam.getPolicy(r -> r.policyArn(policyArn)).policy(), "Policy")
                    .defaultVersionId());
    return stored(
        policyArn,
        asked(
            "iam:GetPolicyVersion",
            () ->
                ResponseField.required(
                        iam.getPolicyVersion(r -> r.policyArn(policyArn).versionId(version))
                            .policyVersion(),
                        "PolicyVersion")
                    .document()));
  }

  private CompiledPolicy stored(String policyName, String document)
      throws SimulationUnavailableException {
    try {
      return StoredPolicy.of(policyName, document);
    } catch (AuthorizationDetailsException e) {
      throw new SimulationUnavailableException(
          "A policy of " + arn + " cannot be read: " + e.getMessage(), e);
    }
  }

  private <T> T asked(String action, Supplier<T> call) throws SimulationUnavailableException {
    try {
      return ResponseField.required(call.get(), "value");
    } catch (SdkException e) {
      throw faults.unavailable(action, e);
    }
  }
}
