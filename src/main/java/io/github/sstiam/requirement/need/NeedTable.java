package io.github.sstiam.requirement.need;

import io.github.sstiam.catalog.AccessLevel;
import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.Evidence;
import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.NeedRule;
import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.catalog.RowValues;
import io.github.sstiam.policy.Glob;
import io.github.sstiam.requirement.need.NeedDecider.Certainty;
import io.github.sstiam.requirement.need.NeedDecider.ParsedRule;
import io.github.sstiam.table.Table;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;

/**
 * The rules that decide whether an operation needs an action: the reviewed rows of the resource
 * type that select the operation, or else the general rows of {@code needs.tsv}.
 */
public final class NeedTable {
  /** The service of an action, seen from the resource type whose handlers call it. */
  private enum ServiceOwner {
    /** The service that the type belongs to. */
    OWN,
    /** Another service. */
    FOREIGN,
    ANY
  }

  /** What an action does, as far as the general rows differ by it. */
  private enum Effect {
    READ,
    WRITE,
    /** A write that only update handlers call, to remove what the template no longer declares. */
    REVERSAL,
    TAGGING,
    ANY
  }

  /** A general row, whose condition is parsed and whose reasons are written once. */
  private static final class GeneralRow {
    private final ServiceOwner owner;
    private final Effect effect;
    private final NeedRule rule;
    private final boolean byReference;
    private final Map<Certainty, ParsedRule> parsed = new EnumMap<>(Certainty.class);

    private GeneralRow(ServiceOwner owner, Effect effect, NeedRule rule, boolean byReference) {
      this.owner = owner;
      this.effect = effect;
      this.rule = rule;
      this.byReference = byReference;
      PropertyCondition condition = PropertyCondition.parse(rule.when());
      for (Certainty certainty : Certainty.values()) {
        parsed.put(certainty, new ParsedRule(rule, condition, certainty));
      }
    }

    private ParsedRule parsed(Certainty certainty) {
      return parsed.get(certainty);
    }

    private boolean covers(ServiceOwner actionOwner, Effect actionEffect, String action) {
      return (owner == ServiceOwner.ANY || owner == actionOwner)
          && (effect == Effect.ANY || effect == actionEffect)
          && rule.covers(action);
    }
  }

  private static final Pattern REVERSAL =
      Pattern.compile("Delete|Detach|Disable|Disassociate|Remove|Stop|Unassign|Unmonitor");

  private final List<GeneralRow> general;
  private final OwnService ownService = new OwnService();
  private final Table onlyIfNamed = Table.embedded(NeedTable.class, "only-if-named.tsv");
  private final Map<String, Optional<String>> ownServices = new ConcurrentHashMap<>();
  private final Map<String, PropertyCondition> conditions = new ConcurrentHashMap<>();

  private NeedTable(List<GeneralRow> general) {
    this.general = general;
  }

  /** The table with the general rows that the plugin contains. */
  public static NeedTable embedded() {
    List<GeneralRow> general = new ArrayList<>();
    for (Table.Row row : Table.embedded(NeedTable.class, "needs.tsv").rows()) {
      ServiceOwner owner = ServiceOwner.valueOf(row.get("owner"));
      general.add(
          new GeneralRow(
              owner,
              Effect.valueOf(row.get("effect")),
              new NeedRule(
                  row.get("action"),
                  RowValues.operations(row, row.get("operations")),
                  row.get("when"),
                  Strength.valueOf(row.get("strength")),
                  row.get("reason"),
                  owner == ServiceOwner.OWN ? Evidence.REGISTRY : Evidence.INFERRED,
                  row.get("source")),
              row.get("reference").equals("required")));
    }
    return new NeedTable(general);
  }

  /**
   * Prepares the decision about one action of a resource type's handlers.
   *
   * @param type the catalogue's entry of the type
   * @param handlerAction the action as the handlers name it
   * @param action the catalogue's entry of the action
   * @return what decides for each resource of the type
   */
  NeedDecider decider(ResourceTypeEntry type, HandlerAction handlerAction, ActionEntry action) {
    Certainty certainty = certainty(type, handlerAction);
    List<ParsedRule> reviewed = new ArrayList<>();
    for (NeedRule rule : reviewed(type, action)) {
      // A row about this very action has evidence of its own.
      boolean exact = !Glob.hasWildcards(rule.action());
      reviewed.add(
          new ParsedRule(rule, condition(rule.when()), exact ? Certainty.NAMED : certainty));
    }
    List<ParsedRule> general = new ArrayList<>();
    boolean byReference = isWrite(action);
    for (GeneralRow row : general(type, handlerAction, action)) {
      general.add(row.parsed(certainty));
      byReference &= row.byReference;
    }
    return NeedDecider.of(handlerAction.operations(), reviewed, general, byReference, certainty);
  }

  /**
   * The rules that decide about an action for at least one operation: the reviewed rows of its
   * type, or else the general rows.
   *
   * @param type the catalogue's entry of the type
   * @param handlerAction the action as the handlers name it
   * @param action the catalogue's entry of the action
   * @return the rules in the order in which they are tried; never empty
   */
  List<NeedRule> rules(ResourceTypeEntry type, HandlerAction handlerAction, ActionEntry action) {
    List<NeedRule> reviewed = reviewed(type, action);
    if (!reviewed.isEmpty()) {
      return reviewed;
    }
    List<NeedRule> rules = new ArrayList<>();
    for (GeneralRow row : general(type, handlerAction, action)) {
      rules.add(row.rule);
    }
    return rules;
  }

  private static List<NeedRule> reviewed(ResourceTypeEntry type, ActionEntry action) {
    String name = action.action().toString();
    List<NeedRule> rules = new ArrayList<>();
    for (NeedRule rule : type.needs()) {
      if (rule.covers(name)) {
        rules.add(rule);
      }
    }
    return rules;
  }

  /**
   * The first general row that covers the action in one of the operations that call it, and those
   * after it with the same pattern.
   */
  private List<GeneralRow> general(
      ResourceTypeEntry type, HandlerAction handlerAction, ActionEntry action) {
    ServiceOwner owner = isOfOwnService(type, action) ? ServiceOwner.OWN : ServiceOwner.FOREIGN;
    Effect effect = effect(action, handlerAction);
    String name = action.action().toString();
    List<GeneralRow> rows = new ArrayList<>();
    for (GeneralRow row : general) {
      if (row.covers(owner, effect, name)
          && selectsAny(row.rule, handlerAction.operations())
          && (rows.isEmpty() || row.rule.action().equals(rows.get(0).rule.action()))) {
        rows.add(row);
      }
    }
    return rows;
  }

  private static boolean selectsAny(NeedRule rule, Set<Operation> operations) {
    for (Operation operation : operations) {
      if (rule.selects(operation)) {
        return true;
      }
    }
    return false;
  }

  private static Certainty certainty(ResourceTypeEntry type, HandlerAction handlerAction) {
    if (type.source() == ResourceTypeEntry.Source.GUESS) {
      return Certainty.GUESSED_TYPE;
    }
    return handlerAction.status() == HandlerAction.Status.LISTED
        ? Certainty.NAMED
        : Certainty.MATCHED_BY_PATTERN;
  }

  private static boolean isWrite(ActionEntry action) {
    return action.accessLevel() == AccessLevel.WRITE
        || action.accessLevel() == AccessLevel.PERMISSIONS_MANAGEMENT;
  }

  private static Effect effect(ActionEntry action, HandlerAction handlerAction) {
    if (isWrite(action)) {
      boolean onlyUpdates = handlerAction.operations().equals(Set.of(Operation.UPDATE));
      return onlyUpdates && REVERSAL.matcher(action.action().name()).lookingAt()
          ? Effect.REVERSAL
          : Effect.WRITE;
    }
    return action.accessLevel() == AccessLevel.TAGGING ? Effect.TAGGING : Effect.READ;
  }

  /**
   * The service that a type belongs to.
   *
   * @param type the catalogue's entry of the type
   * @return its IAM prefix; empty where nothing tells it, so that all actions of the type are
   *     decided about like those of other services
   */
  public Optional<String> ownService(ResourceTypeEntry type) {
    Optional<String> known = ownServices.get(type.type());
    if (known == null) {
      known = ownService.prefix(type);
      ownServices.put(type.type(), known);
    }
    return known;
  }

  /**
   * Whether calls act on a resource type of IAM only where a property names such a resource: a
   * bucket may be reached through an access point, but a handler that is given a bucket does not.
   *
   * @param resource the resource type with its service, {@code s3:accesspoint}
   */
  boolean isOnlyIfNamed(String resource) {
    return !onlyIfNamed.rows(resource).isEmpty();
  }

  private boolean isOfOwnService(ResourceTypeEntry type, ActionEntry action) {
    Optional<String> own = ownService(type);
    return own.isPresent() && own.get().equals(action.action().service());
  }

  private PropertyCondition condition(String when) {
    PropertyCondition known = conditions.get(when);
    if (known == null) {
      known = PropertyCondition.parse(when);
      conditions.put(when, known);
    }
    return known;
  }
}
