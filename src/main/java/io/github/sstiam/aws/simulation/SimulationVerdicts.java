package io.github.sstiam.aws.simulation;

import io.github.sstiam.aws.ResponseField;
import io.github.sstiam.evaluation.MatchedStatement;
import io.github.sstiam.evaluation.PolicyLayer;
import io.github.sstiam.json.Position;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verdict.Uncertainty;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryDecisionDetail;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.Statement;

/**
 * Reads IAM's responses
 * (https://docs.aws.amazon.com/IAM/latest/APIReference/API_EvaluationResult.html).
 */
final class SimulationVerdicts {
  private SimulationVerdicts() {}

  /** The verdict for one of several resources. */
  static Verdict of(EvaluationResult action, ResourceSpecificResult resource) {
    return of(
        resource.evalResourceDecision(),
        resource.matchedStatements(),
        resource.missingContextValues(),
        deniedByOrganization(action),
        deniedByBoundary(resource.permissionsBoundaryDecisionDetail()));
  }

  /** The verdict for the only resource. */
  static Verdict of(EvaluationResult action) {
    return of(
        action.evalDecision(),
        action.matchedStatements(),
        action.missingContextValues(),
        deniedByOrganization(action),
        deniedByBoundary(action.permissionsBoundaryDecisionDetail()));
  }

  private static Verdict of(
      PolicyEvaluationDecisionType decision,
      List<Statement> matched,
      List<String> missing,
      boolean byOrganization,
      boolean byBoundary) {
    // A missing decision must not be read as a denial.
    if (decision == null || decision == PolicyEvaluationDecisionType.UNKNOWN_TO_SDK_VERSION) {
      throw ResponseField.malformed("it has no known decision");
    }
    List<MatchedStatement> statements =
        matched.stream().map(SimulationVerdicts::statement).toList();
    if (decision == PolicyEvaluationDecisionType.ALLOWED && missing.isEmpty()) {
      return Verdict.allowed(statements);
    }
    boolean explicit = decision == PolicyEvaluationDecisionType.EXPLICIT_DENY;
    // With its real value, a missing key might change any decision but an explicit deny.
    if (!explicit && !missing.isEmpty()) {
      return Verdict.unknown(Uncertainty.MISSING_CONTEXT, statements, missing);
    }
    if (byOrganization) {
      return Verdict.deniedBy(PolicyLayer.SERVICE_CONTROL_POLICY, explicit, statements, missing);
    }
    return Verdict.denied(
        explicit ? Outcome.EXPLICITLY_DENIED : Outcome.IMPLICITLY_DENIED,
        byBoundary ? Optional.of(PolicyLayer.PERMISSIONS_BOUNDARY) : Optional.empty(),
        statements,
        missing);
  }

  private static boolean deniedByOrganization(EvaluationResult action) {
    return action.organizationsDecisionDetail() != null
        && Boolean.FALSE.equals(action.organizationsDecisionDetail().allowedByOrganizations());
  }

  private static boolean deniedByBoundary(PermissionsBoundaryDecisionDetail detail) {
    return detail != null && Boolean.FALSE.equals(detail.allowedByPermissionsBoundary());
  }

  private static MatchedStatement statement(Statement statement) {
    Position position =
        statement.startPosition() == null
                || statement.startPosition().line() == null
                || statement.startPosition().column() == null
            ? Position.NONE
            : new Position(statement.startPosition().line(), statement.startPosition().column());
    return new MatchedStatement(
        Optional.empty(), String.valueOf(statement.sourcePolicyId()), Optional.empty(), position);
  }
}
