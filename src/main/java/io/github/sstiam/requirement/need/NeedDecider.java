package io.github.sstiam.requirement.need;

import io.github.sstiam.catalog.Evidence;
import io.github.sstiam.catalog.NeedRule;
import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.requirement.Reason;
import io.github.sstiam.requirement.need.PropertyCondition.Answer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Decides whether the operations on a declared resource need one action of its handlers.
 *
 * <p>The rules of an operation are tried in order, and the first one whose condition holds decides.
 * If no condition holds, the handler does not call the action; if that depends on a value that only
 * the deployment knows, the need is conditional.
 */
public final class NeedDecider {
  /** How sure it is that the handlers call the very action. */
  enum Certainty {
    /** The handlers name it. */
    NAMED(""),
    /** The handlers name a pattern that matches it. */
    MATCHED_BY_PATTERN("; the handlers name the action only by a pattern"),
    /** The handlers of the type are not published, and their actions are guessed. */
    GUESSED_TYPE("; the actions of the type are guessed from names");

    private final String note;

    Certainty(String note) {
      this.note = note;
    }
  }

  /** A rule with its condition parsed, and a reason for each answer that the condition can give. */
  static final class ParsedRule {
    private final NeedRule rule;
    private final PropertyCondition condition;
    private final Reason holds;
    private final Reason mayHold;
    private final Reason doesNotHold;

    ParsedRule(NeedRule rule, PropertyCondition condition, Certainty certainty) {
      this.rule = rule;
      this.condition = condition;
      Evidence evidence = certainty == Certainty.GUESSED_TYPE ? Evidence.INFERRED : rule.evidence();
      this.holds =
          rule.strength() == Strength.REQUIRED && certainty != Certainty.NAMED
              ? reason(Strength.CONDITIONAL, rule.reason() + certainty.note, evidence)
              : reason(rule.strength(), rule.reason(), evidence);
      this.mayHold =
          reason(
              Strength.CONDITIONAL,
              rule.reason() + ", if a value that only the deployment knows makes it so",
              evidence);
      this.doesNotHold =
          reason(Strength.EXCLUDED, "not declared: " + rule.reason(), rule.evidence());
    }

    private Reason reason(Strength strength, String text, Evidence evidence) {
      return new Reason(strength, text, evidence, rule.source());
    }
  }

  /**
   * The rules for one operation.
   *
   * @param byReference whether a declared property that points to what the action acts on makes the
   *     action required, whatever the rules say
   * @param rules the rules in the order in which they are tried; never empty
   */
  private record OperationRules(boolean byReference, List<ParsedRule> rules) {
    private Reason decide(DeclaredProperties properties, boolean referenced, Reason reference) {
      if (byReference && referenced) {
        return reference;
      }
      for (ParsedRule rule : rules) {
        Answer answer = properties.answer(rule.condition);
        if (answer == Answer.YES) {
          return rule.holds;
        }
        if (answer == Answer.MAYBE) {
          return rule.mayHold;
        }
      }
      return rules.get(0).doesNotHold;
    }
  }

  private static final String REFERENCE_TEXT = "a declared property points to what it acts on";
  private static final String REFERENCE_SOURCE =
      "https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/control-access-with-iam.html";
  private static final Map<Certainty, Reason> REFERENCE_REASONS = referenceReasons();

  private final Map<Operation, OperationRules> byOperation;
  private final Reason reference;
  private final boolean dependsOnReference;

  private NeedDecider(
      Map<Operation, OperationRules> byOperation, Reason reference, boolean dependsOnReference) {
    this.byOperation = byOperation;
    this.reference = reference;
    this.dependsOnReference = dependsOnReference;
  }

  /**
   * Prepares a decision.
   *
   * @param operations the operations that call the action
   * @param reviewed the reviewed rules about the action, in the order in which they are tried
   * @param general the general rules for operations that no reviewed rule selects; never empty
   * @param byReference whether a declared property that points to what the action acts on makes it
   *     required where no reviewed rule selects the operation
   * @param certainty how sure it is that the handlers call the action
   */
  static NeedDecider of(
      Set<Operation> operations,
      List<ParsedRule> reviewed,
      List<ParsedRule> general,
      boolean byReference,
      Certainty certainty) {
    Map<Operation, OperationRules> byOperation = new EnumMap<>(Operation.class);
    boolean dependsOnReference = false;
    for (Operation operation : operations) {
      List<ParsedRule> selected = selecting(operation, reviewed);
      boolean isReviewed = !selected.isEmpty();
      byOperation.put(
          operation,
          isReviewed
              ? new OperationRules(false, selected)
              : new OperationRules(byReference, selecting(operation, general)));
      dependsOnReference |= byReference && !isReviewed;
    }
    return new NeedDecider(byOperation, REFERENCE_REASONS.get(certainty), dependsOnReference);
  }

  private static List<ParsedRule> selecting(Operation operation, List<ParsedRule> rules) {
    List<ParsedRule> selected = new ArrayList<>(rules.size());
    for (ParsedRule rule : rules) {
      if (rule.rule.selects(operation)) {
        selected.add(rule);
      }
    }
    return selected;
  }

  /** The registry names the action, and a property names a resource that it acts on. */
  private static Map<Certainty, Reason> referenceReasons() {
    Map<Certainty, Reason> reasons = new EnumMap<>(Certainty.class);
    for (Certainty certainty : Certainty.values()) {
      reasons.put(
          certainty,
          new Reason(
              certainty == Certainty.NAMED ? Strength.REQUIRED : Strength.CONDITIONAL,
              REFERENCE_TEXT + certainty.note,
              certainty == Certainty.GUESSED_TYPE ? Evidence.INFERRED : Evidence.REGISTRY,
              REFERENCE_SOURCE));
    }
    return reasons;
  }

  /**
   * Whether a decision depends on what the template points to. If not, {@link #decide} ignores that
   * argument, so that it need not be found out first.
   */
  public boolean dependsOnReference() {
    return dependsOnReference;
  }

  /**
   * Whether a rule requires the action because of what the resource declares. Such a rule counts
   * even where the property that tells which resource the action acts on is not declared.
   *
   * @param operation one of the operations that call the action
   * @param reason what {@link #decide} returned for it
   */
  public boolean isRequiredByProperty(Operation operation, Reason reason) {
    for (ParsedRule rule : byOperation.get(operation).rules()) {
      if (rule.holds.equals(reason) && reason.strength() == Strength.REQUIRED) {
        return rule.condition.asksForProperty();
      }
    }
    return false;
  }

  /**
   * Decides whether one operation on a resource needs the action.
   *
   * @param properties what the template declares of the resource
   * @param referenced whether a declared property points to what the action acts on
   * @param operation one of the operations that call the action
   * @return the decision with its reason; the same instance for all resources that a rule decides
   *     in the same way
   */
  public Reason decide(DeclaredProperties properties, boolean referenced, Operation operation) {
    return byOperation.get(operation).decide(properties, referenced, reference);
  }
}
