package io.github.sstiam.audit;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.audit.EscalationPath.Closing;
import io.github.sstiam.evaluation.MatchedStatement;
import io.github.sstiam.policy.ArnPattern;
import java.util.Comparator;
import java.util.List;

/**
 * A privilege escalation that policies allow.
 *
 * @param path the path
 * @param severity how far it is open
 * @param resources the resources that it leads to, sorted; none if any resource suffices
 * @param conditionKeys the condition keys that limit it, in lower case, sorted
 * @param statements the Allow statements that open it, sorted
 */
public record EscalationFinding(
    EscalationPath path,
    Exposure severity,
    List<ArnPattern> resources,
    List<String> conditionKeys,
    List<MatchedStatement> statements)
    implements Comparable<EscalationFinding> {
  private static final Comparator<EscalationFinding> ORDER =
      Comparator.comparing(EscalationFinding::severity)
          .thenComparing(finding -> finding.path().id());

  /** How far a path is open, the widest first. */
  public enum Exposure {
    /** To every resource of its kind in the account. */
    OPEN,
    /** To resources whose names match a pattern. */
    LIMITED_BY_NAME,
    /** Under conditions that a request may or may not meet. */
    LIMITED_BY_CONDITION,
    /** Only to users and roles with a given permissions boundary. */
    LIMITED_BY_BOUNDARY
  }

  public EscalationFinding {
    requireNonNull(path, "path is null");
    requireNonNull(severity, "severity is null");
    resources = List.copyOf(resources);
    conditionKeys = List.copyOf(conditionKeys);
    statements = List.copyOf(statements);
  }

  /** Whether only a permissions boundary prevents the escalation, and names do not. */
  public boolean needsBoundary() {
    return path.closing() == Closing.BOUNDARY && severity != Exposure.LIMITED_BY_BOUNDARY;
  }

  @Override
  public int compareTo(EscalationFinding other) {
    return ORDER.compare(this, other);
  }
}
