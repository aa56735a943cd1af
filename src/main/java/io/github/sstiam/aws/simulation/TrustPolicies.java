package io.github.sstiam.aws.simulation;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.AwsFaults;
import io.github.sstiam.aws.ResponseField;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.PolicyLayer;
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
 * Evaluates the trust policies of the roles that a principal is to assume. IAM's simulation ignores
 * them (https://github.com/aws/aws-cli/issues/10314), so the built-in evaluator decides.
 *
 * @param aws the connection
 * @param principal the ARN of the user or role that assumes
 * @param catalog the catalogue of the run
 */
record TrustPolicies(AwsConnection aws, String principal, Catalog catalog) {
  private static final String ASSUME_ROLE = "sts:AssumeRole";

  /** Stands for the simulation's result that the principal's own policies allow. */
  private static final CompiledPolicy ALLOWED =
      CompiledPolicy.of(
          "allowed",
          PolicyDocument.of(
              List.of(Statement.allow("Allowed", List.of("*"), List.of("*"), List.of()))));

  /** The permissions; those that IAM allows checked against the role's trust policy. */
  List<SimulatedPermission> checked(List<SimulatedPermission> permissions) {
    List<SimulatedPermission> checked = new ArrayList<>(permissions.size());
    Map<SimulationQuery, Verdict> known = new HashMap<>();
    for (SimulatedPermission permission : permissions) {
      boolean assumption =
          permission.verdict().outcome() == Outcome.ALLOWED
              && permission.query().action().toString().equalsIgnoreCase(ASSUME_ROLE)
              && !permission.query().resource().contains("*");
      checked.add(
          assumption
              ? permission.withVerdict(
                  known.computeIfAbsent(permission.query(), query -> verdict(permission)))
              : permission);
    }
    return checked;
  }

  private Verdict verdict(SimulatedPermission permission) {
    String role = permission.query().resource();
    try {
      GetRoleRequest request =
          GetRoleRequest.builder().roleName(role.substring(role.lastIndexOf('/') + 1)).build();
      String document =
          ResponseField.required(
              ResponseField.required(aws.iam().getRole(request).role(), "Role")
                  .assumeRolePolicyDocument(),
              "AssumeRolePolicyDocument");
      Verdict trust = verdict(permission, URLDecoder.decode(document, UTF_8));
      return trust.outcome() == Outcome.ALLOWED ? permission.verdict() : trust;
    } catch (AwsServiceException e) {
      return AwsFaults.code(e).equals("NoSuchEntity")
          ? Verdict.deniedBy(PolicyLayer.TRUST_POLICY, false, List.of(), List.of())
          : unread();
    } catch (SdkException | PolicySyntaxException | IllegalArgumentException e) {
      return unread();
    }
  }

  private static Verdict unread() {
    return Verdict.unknown(Uncertainty.UNREAD_TRUST_POLICY, List.of(), List.of());
  }

  private Verdict verdict(SimulatedPermission permission, String document)
      throws PolicySyntaxException {
    String name = "trust policy of " + permission.query().resource();
    PolicySet policies =
        PolicySet.ofIdentity(List.of(ALLOWED))
            .withResource(
                CompiledPolicy.of(name, PolicyReader.read(document, name, PolicyKind.TRUST)));
    PermissionRequirement withContext = permission.requirement().with(permission.query().context());
    Verdict verdict =
        new BuiltInSimulator(principal, Optional.of(principal), policies, catalog)
            .simulate(List.of(withContext))
            .permissions()
            .get(0)
            .verdict();
    return switch (verdict.outcome()) {
      case ALLOWED, UNKNOWN -> verdict;
      case EXPLICITLY_DENIED, IMPLICITLY_DENIED, DENIED_BY_ORGANIZATION ->
          Verdict.deniedBy(
              PolicyLayer.TRUST_POLICY,
              verdict.outcome() == Outcome.EXPLICITLY_DENIED,
              verdict.statements(),
              verdict.missingContext());
    };
  }
}
