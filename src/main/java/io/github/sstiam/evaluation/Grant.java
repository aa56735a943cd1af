package io.github.sstiam.evaluation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.evaluation.condition.ConditionResult;
import io.github.sstiam.evaluation.condition.MissingKeys;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.evaluation.condition.StatementConditions;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Condition;
import io.github.sstiam.policy.ElementPatterns;
import java.util.Comparator;
import java.util.List;

/**
 * Resources on which policies can allow an action, and what a request must carry to be allowed.
 *
 * @param resource the resources; {@code *} for a policy variable
 * @param within further patterns that a resource must match, if no single pattern expresses it;
 *     sorted
 * @param except patterns that a resource must not match, sorted
 * @param variables the condition keys of the policy variables, sorted
 * @param conditions all of which must be met
 * @param denials the Deny statements that apply only under conditions, or whose resources depend on
 *     policy variables
 * @param statements the Allow statements that grant, of every layer that must allow; sorted
 */
public record Grant(
    ArnPattern resource,
    List<ArnPattern> within,
    List<ArnPattern> except,
    List<String> variables,
    List<Condition> conditions,
    List<Denial> denials,
    List<MatchedStatement> statements)
    implements Comparable<Grant> {
  private static final Comparator<Grant> ORDER =
      Comparator.comparing(Grant::resource)
          .thenComparing(grant -> grant.within().toString())
          .thenComparing(grant -> grant.except().toString())
          .thenComparing(grant -> grant.variables().toString())
          .thenComparing(grant -> grant.conditions().toString())
          .thenComparing(grant -> grant.denials().toString())
          .thenComparing(grant -> grant.statements().toString());

  /**
   * Whether a grant holds for requests that carry some context.
   *
   * @param holding the answer
   * @param missing the condition keys that it depends on and that the context lacks
   */
  public record Validity(Holding holding, MissingKeys missing) {
    private static final Validity NEVER = new Validity(Holding.NEVER, MissingKeys.NONE);

    public Validity {
      requireNonNull(holding, "holding is null");
      requireNonNull(missing, "missing is null");
    }
  }

  /** Whether requests are granted. */
  public enum Holding {
    HOLDS,
    /** Depends on condition keys that the context lacks, or on the resource. */
    DEPENDS,
    NEVER
  }

  /**
   * A Deny statement that limits a grant.
   *
   * @param resources its resources as written
   * @param whole whether it matches every resource of the grant
   * @param conditions its conditions, all of which must be met
   * @param statement which statement it is
   */
  public record Denial(
      ElementPatterns resources,
      boolean whole,
      List<Condition> conditions,
      MatchedStatement statement) {
    public Denial {
      requireNonNull(resources, "resources is null");
      conditions = List.copyOf(conditions);
      requireNonNull(statement, "statement is null");
    }
  }

  public Grant {
    requireNonNull(resource, "resource is null");
    within = List.copyOf(within);
    except = List.copyOf(except);
    variables = List.copyOf(variables);
    conditions = List.copyOf(conditions);
    denials = List.copyOf(denials);
    statements = List.copyOf(statements);
  }

  /** Whether every request on the resources is granted, whatever it carries. */
  public boolean isUnconditional() {
    return variables.isEmpty() && conditions.isEmpty() && denials.isEmpty();
  }

  /** Whether every request on every resource is granted. */
  boolean isUnlimited() {
    return resource.isAny() && within.isEmpty() && except.isEmpty() && isUnconditional();
  }

  /** Whether every resource of a pattern is among those granted. */
  public boolean covers(ArnPattern pattern) {
    return resource.covers(pattern)
        && within.stream().allMatch(other -> other.covers(pattern))
        && except.stream().noneMatch(other -> other.overlaps(pattern));
  }

  /** Whether a resource of a pattern may be among those granted. */
  public boolean overlaps(ArnPattern pattern) {
    return resource.overlaps(pattern)
        && within.stream().allMatch(other -> other.overlaps(pattern))
        && except.stream().noneMatch(other -> other.covers(pattern));
  }

  /**
   * Whether requests with some context are granted.
   *
   * @param context what the requests carry
   * @return the answer, with the condition keys that it depends on and that the context lacks
   */
  public Validity validity(RequestContext context) {
    Validity met = allMet(conditions, context);
    if (met.holding() == Holding.NEVER) {
      return met;
    }
    boolean open = met.holding() == Holding.DEPENDS || !variables.isEmpty();
    MissingKeys missing = met.missing();
    for (String variable : variables) {
      missing = missing.and(MissingKeys.of(variable));
    }
    for (Denial denial : denials) {
      Validity denied = allMet(denial.conditions(), context);
      if (denied.holding() == Holding.HOLDS && denial.whole()) {
        return Validity.NEVER;
      }
      missing = missing.and(denied.missing());
      open |= denied.holding() != Holding.NEVER;
    }
    return new Validity(open ? Holding.DEPENDS : Holding.HOLDS, missing);
  }

  private static Validity allMet(List<Condition> conditions, RequestContext context) {
    ConditionResult met = StatementConditions.of(conditions, true).evaluate(context);
    return switch (met.truth()) {
      case TRUE -> new Validity(Holding.HOLDS, MissingKeys.NONE);
      case UNKNOWN -> new Validity(Holding.DEPENDS, met.missing());
      case FALSE -> Validity.NEVER;
    };
  }

  @Override
  public int compareTo(Grant other) {
    return ORDER.compare(this, other);
  }
}
