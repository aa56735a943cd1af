package io.github.sstiam.aws.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.aws.AnswerMember;
import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.AwsFaults;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.policy.PolicySyntaxException;
import io.github.sstiam.policy.Statement;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.BuiltInSimulator;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verdict.PolicyLayer;
import io.github.sstiam.simulation.Verdict.Uncertainty;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;

/**
 * Looks at the trust policies of the roles that a principal is to assume: IAM's simulation leaves
 * them out (https://github.com/aws/aws-cli/issues/10314), so the built-in evaluator decides.
 *
 * @param aws the connection that is asked
 * @param principal the ARN of the user or role that assumes
 */
record TrustPolicies(AwsConnection aws, String principal) {
  private static final String ASSUME_ROLE = "sts:AssumeRole";

  /** Stands for what the simulation has found: that the principal's own policies allow. */
  private static final CompiledPolicy ALLOWED =
      CompiledPolicy.of(
          "allowed",
          PolicyDocument.of(
              List.of(Statement.allow("Allowed", List.of("*"), List.of("*"), List.of()))));

  /** The verdicts, those that IAM allows checked against the role's trust policy. */
  List<Verdict> checked(List<PermissionRequirement> requirements, List<Verdict> verdicts) {
    List<Verdict> checked = new ArrayList<>(verdicts.size());
    Map<List<Object>, Verdict> known = new HashMap<>();
    for (int i = 0; i < verdicts.size(); i++) {
      PermissionRequirement requirement = requirements.get(i);
      Verdict verdict = verdicts.get(i);
      boolean trust =
          verdict.outcome() == Outcome.ALLOWED
              && requirement.action().toString().equalsIgnoreCase(ASSUME_ROLE)
              && !requirement.resource().text().contains("*");
      checked.add(
          trust
              ? known.computeIfAbsent(
                  List.of(requirement.resource(), requirement.context()),
                  question -> checked(requirement, verdict))
              : verdict);
    }
    return checked;
  }

  private Verdict checked(PermissionRequirement requirement, Verdict allowed) {
    String role = requirement.resource().text();
    try {
      GetRoleRequest request =
          GetRoleRequest.builder().roleName(role.substring(role.lastIndexOf('/') + 1)).build();
      String document =
          AnswerMember.required(
              AnswerMember.required(aws.iam().getRole(request).role(), "Role")
                  .assumeRolePolicyDocument(),
              "AssumeRolePolicyDocument");
      Verdict trust = verdict(requirement, URLDecoder.decode(document, UTF_8));
      return trust.outcome() == Outcome.ALLOWED ? allowed : trust;
    } catch (AwsServiceException e) {
      return AwsFaults.code(e).equals("NoSuchEntity")
          ? Verdict.denied(
              Outcome.IMPLICITLY_DENIED,
              Optional.of(PolicyLayer.TRUST_POLICY),
              List.of(),
              List.of())
          : unread();
    } catch (SdkException | PolicySyntaxException | IllegalArgumentException e) {
      return unread();
    }
  }

  private static Verdict unread() {
    return Verdict.unknown(Uncertainty.UNREAD_TRUST_POLICY, List.of(), List.of());
  }

  private Verdict verdict(PermissionRequirement requirement, String document)
      throws PolicySyntaxException {
    String name = "trust policy of " + requirement.resource();
    PolicySet policies =
        new PolicySet(
            List.of(ALLOWED),
            Optional.empty(),
            Optional.empty(),
            Optional.of(
                CompiledPolicy.of(name, PolicyReader.read(document, name, PolicyKind.TRUST))),
            List.of(),
            List.of());
    Verdict verdict =
        new BuiltInSimulator(principal, Optional.of(principal), policies, Catalog.embedded())
            .simulate(List.of(requirement))
            .get(0);
    return switch (verdict.outcome()) {
      case ALLOWED, UNKNOWN -> verdict;
      default ->
          Verdict.denied(
              verdict.outcome(),
              Optional.of(PolicyLayer.TRUST_POLICY),
              verdict.statements(),
              verdict.missingContext());
    };
  }
}
