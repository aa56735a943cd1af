package io.github.sstiam.evaluation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.evaluation.condition.CompiledCondition;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Condition;
import io.github.sstiam.policy.Selection;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * Resources on which policies can allow an action, and what a request must carry for that.
 *
 * @param resource the resources; variables of a policy stand as {@code *}
 * @param within patterns that a resource must match besides, where no single pattern says it;
 *     sorted
 * @param except patterns that a resource must not match, sorted
 * @param variables the condition keys whose values take the place of variables, sorted
 * @param conditions all of which must be met
 * @param denials the Deny statements that apply under conditions only, or of which nobody can say
 *     which resources they mean
 * @param statements the Allow statements that grant, of every layer that has to; sorted
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

  /** Whether a grant holds for requests that carry some context. */
  public enum Holding {
    HOLDS,
    /** Depends on condition keys that the context lacks, or on the resource. */
    DEPENDS,
    NEVER
  }

  /**
   * A Deny statement that takes something from a grant.
   *
   * @param resources its resources as written
   * @param whole whether it means every resource of the grant
   * @param conditions its conditions, all of which must be met
   * @param statement which statement it is
   */
  public record Denial(
      Selection resources, boolean whole, List<Condition> conditions, MatchedStatement statement) {
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
   * @param missing takes the condition keys on which it depends and that the context lacks, in
   *     lower case
   */
  public Holding holds(RequestContext context, Consumer<String> missing) {
    Holding holding = allMet(conditions, context, missing);
    if (holding == Holding.NEVER) {
      return holding;
    }
    boolean open = holding == Holding.DEPENDS || !variables.isEmpty();
    variables.forEach(missing);
    for (Denial denial : denials) {
      Holding denied = allMet(denial.conditions(), context, missing);
      if (denied == Holding.HOLDS && denial.whole()) {
        return Holding.NEVER;
      }
      open |= denied != Holding.NEVER;
    }
    return open ? Holding.DEPENDS : Holding.HOLDS;
  }

  private static Holding allMet(
      List<Condition> conditions, RequestContext context, Consumer<String> missing) {
    Collection<String> open = new TreeSet<>();
    for (Condition condition : conditions) {
      Collection<String> lacking = new TreeSet<>();
      boolean met = CompiledCondition.of(condition, true).isMet(context, lacking::add);
      if (!met && lacking.isEmpty()) {
        return Holding.NEVER;
      }
      open.addAll(lacking);
    }
    open.forEach(missing);
    return open.isEmpty() ? Holding.HOLDS : Holding.DEPENDS;
  }

  @Override
  public int compareTo(Grant other) {
    return ORDER.compare(this, other);
  }
}
