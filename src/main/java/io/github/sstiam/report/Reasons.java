package io.github.sstiam.report;

import io.github.sstiam.evaluation.MatchedStatement;
import io.github.sstiam.evaluation.PolicyLayer;
import io.github.sstiam.json.Position;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.Verdict.Uncertainty;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reason for a verdict, in words. */
public final class Reasons {
  private Reasons() {}

  /** One sentence part without a full stop, such as {@code no statement allows it}. */
  public static String of(Verdict verdict) {
    return switch (verdict.outcome()) {
      case ALLOWED -> "allowed" + by(verdict);
      case EXPLICITLY_DENIED ->
          "explicitly denied" + in(verdict) + by(verdict) + withoutKeys(verdict);
      case IMPLICITLY_DENIED -> implicitDenial(verdict);
      case DENIED_BY_ORGANIZATION -> "denied" + in(verdict) + " of the organization" + by(verdict);
      case UNKNOWN -> unknown(verdict.uncertainty().orElseThrow(), verdict);
    };
  }

  /** IAM denies as if the request lacked the keys whose values it is not given. */
  private static String withoutKeys(Verdict verdict) {
    return verdict.missingContext().isEmpty()
        ? ""
        : "; the values of these condition keys may change it: "
            + String.join(", ", verdict.missingContext());
  }

  private static String implicitDenial(Verdict verdict) {
    Optional<PolicyLayer> layer = verdict.layer();
    return layer.isEmpty() || layer.get() == PolicyLayer.IDENTITY_POLICY
        ? "no statement allows it"
        : "not allowed by " + name(layer.get());
  }

  private static String unknown(Uncertainty uncertainty, Verdict verdict) {
    return switch (uncertainty) {
      case MISSING_CONTEXT ->
          "depends on condition keys whose values are unknown: "
              + String.join(", ", verdict.missingContext());
      case CONDITIONAL_ALLOW ->
          "depends on condition keys whose values are unknown: "
              + String.join(", ", verdict.missingContext())
              + "; allowed only for some values"
              + by(verdict);
      case CONDITIONAL_DENY ->
          "depends on condition keys whose values are unknown: "
              + String.join(", ", verdict.missingContext())
              + "; denied for some values"
              + by(verdict);
      case PARTIAL_ALLOW ->
          "Allow statements cover only some of the resources that match the pattern" + by(verdict);
      case PARTIAL_DENY ->
          "a Deny statement covers some of the resources that match the pattern" + by(verdict);
      case UNKNOWN_ACTION -> "IAM does not recognize the action";
      case UNREAD_TRUST_POLICY ->
          "the role's trust policy cannot be read, so it is unknown whether the role can be assumed"
              + " (grant the caller iam:GetRole)";
      case UNKNOWN_TRUST_POLICY ->
          "the description of the account does not hold the role's trust policy, so it is unknown"
              + " whether the role can be assumed";
    };
  }

  private static String in(Verdict verdict) {
    return verdict.layer().isPresent() ? " by " + name(verdict.layer().get()) : "";
  }

  private static String name(PolicyLayer layer) {
    return switch (layer) {
      case IDENTITY_POLICY -> "an identity-based policy";
      case PERMISSIONS_BOUNDARY -> "the permissions boundary";
      case SESSION_POLICY -> "the session policy";
      case RESOURCE_POLICY -> "the resource-based policy";
      case TRUST_POLICY -> "the role's trust policy";
      case SERVICE_CONTROL_POLICY -> "a service control policy";
      case RESOURCE_CONTROL_POLICY -> "a resource control policy";
    };
  }

  private static String by(Verdict verdict) {
    if (verdict.statements().isEmpty()) {
      return "";
    }
    List<String> statements = new ArrayList<>(verdict.statements().size());
    for (MatchedStatement statement : verdict.statements()) {
      statements.add(statement(statement));
    }
    return " (" + String.join("; ", statements) + ")";
  }

  private static String statement(MatchedStatement statement) {
    Position position = statement.position();
    String place =
        position.equals(Position.NONE)
            ? ""
            : ", line " + position.line() + ", column " + position.column();
    String sid = statement.sid().isPresent() ? ", Sid " + statement.sid().get() : "";
    return statement.policy() + sid + place;
  }
}
