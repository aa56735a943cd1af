package io.github.sstiam.aws;

import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.Statement;
import java.util.List;

/** The permissions that the plugin itself needs. */
public final class CallerPolicy {
  private static final List<String> SIMULATING =
      List.of("iam:GetRole", "iam:SimulatePrincipalPolicy");

  private static final List<String> READING_USERS =
      List.of(
          "iam:GetUser",
          "iam:GetUserPolicy",
          "iam:ListAttachedUserPolicies",
          "iam:ListGroupsForUser",
          "iam:ListUserPolicies");

  private static final List<String> READING_ROLES =
      List.of(
          "iam:GetRole",
          "iam:GetRolePolicy",
          "iam:ListAttachedRolePolicies",
          "iam:ListRolePolicies");

  private static final List<String> READING_GROUPS =
      List.of("iam:GetGroupPolicy", "iam:ListAttachedGroupPolicies", "iam:ListGroupPolicies");

  private static final List<String> READING_POLICIES =
      List.of("iam:GetPolicy", "iam:GetPolicyVersion");

  private CallerPolicy() {}

  /**
   * The permissions for simulating with IAM.
   *
   * @param principals the ARNs of the simulated principals
   */
  public static PolicyDocument simulating(String... principals) {
    boolean user = principals[0].contains(":user/");
    return PolicyDocument.of(
        List.of(
            Statement.allow(
                "AskIamForADecision",
                user ? List.of("iam:SimulatePrincipalPolicy") : SIMULATING,
                List.of(principals),
                List.of())));
  }

  /**
   * The permissions for reading a principal's policies.
   *
   * @param principal the ARN of a user or role
   */
  public static PolicyDocument reading(String principal) {
    boolean user = principal.contains(":user/");
    String account = principal.substring(0, principal.lastIndexOf(":") + 1);
    Statement own =
        Statement.allow(
            "ReadThePrincipal",
            user ? READING_USERS : READING_ROLES,
            List.of(principal),
            List.of());
    Statement policies =
        Statement.allow(
            "ReadManagedPolicies",
            READING_POLICIES,
            List.of(
                "arn:" + principal.split(":", 3)[1] + ":iam::aws:policy/*", account + "policy/*"),
            List.of());
    return PolicyDocument.of(
        user
            ? List.of(
                own,
                policies,
                Statement.allow(
                    "ReadTheGroups", READING_GROUPS, List.of(account + "group/*"), List.of()))
            : List.of(own, policies));
  }
}
