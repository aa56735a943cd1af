package io.github.sstiam.aws.simulation;

import io.github.sstiam.aws.AnswerMember;
import io.github.sstiam.json.Position;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.Verdict.DecidingStatement;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verdict.PolicyLayer;
import io.github.sstiam.simulation.Verdict.Uncertainty;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.PermissionsBoundaryDecisionDetail;
import software.amazon.awssdk.services.iam.model.PolicyEvaluationDecisionType;
import software.amazon.awssdk.services.iam.model.ResourceSpecificResult;
import software.amazon.awssdk.services.iam.model.Statement;

/**
 * Reads IAM's answers
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
    // What IAM does not say is no denial.
    if (decision == null || decision == PolicyEvaluationDecisionType.UNKNOWN_TO_SDK_VERSION) {
      throw AnswerMember.malformed("it has no decision that is known");
    }
    List<DecidingStatement> statements =
        matched.stream().map(SimulationVerdicts::statement).toList();
    if (decision == PolicyEvaluationDecisionType.ALLOWED && missing.isEmpty()) {
      return Verdict.allowed(statements);
    }
    boolean explicit = decision == PolicyEvaluationDecisionType.EXPLICIT_DENY;
    // With its real value a missing key might change the answer; an explicit deny stays one.
    if (!explicit && !missing.isEmpty()) {
      return Verdict.unknown(Uncertainty.MISSING_CONTEXT, statements, missing);
    }
    if (byOrganization) {
      return Verdict.denied(
          Outcome.DENIED_BY_ORGANIZATION,
          Optional.of(PolicyLayer.SERVICE_CONTROL_POLICY),
          statements,
          missing);
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

  private static DecidingStatement statement(Statement statement) {
    Position position =
        statement.startPosition() == null
                || statement.startPosition().line() == null
                || statement.startPosition().column() == null
            ? Position.NONE
            : new Position(statement.startPosition().line(), statement.startPosition().column());
    return new DecidingStatement(
        String.valueOf(statement.sourcePolicyId()), Optional.empty(), position);
  }
}
