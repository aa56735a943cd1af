package io.github.sstiam.audit;

import io.github.sstiam.audit.ExcessGrant.Kind;
import io.github.sstiam.evaluation.Grant;
import io.github.sstiam.evaluation.Grant.Holding;
import io.github.sstiam.evaluation.condition.ContextValue;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Condition;
import io.github.sstiam.requirement.ConditionKey;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.ScopingKeys;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The requirements for one action, with which grants of the action are compared. */
final class GrantRequirements {
  /** A value that no policy names, so that a grant for it is a grant for any value. */
  private static final String ANY_VALUE = "any.invalid";

  private static final List<ConditionKey> SCOPING_KEYS = List.copyOf(ScopingKeys.embedded().all());

  private final List<PermissionRequirement> needs;
  private final List<ArnPattern> reachable;

  /**
   * @param needs the needs for the action
   * @param reachable the patterns of the resources that the action can act on
   */
  GrantRequirements(List<PermissionRequirement> needs, List<ArnPattern> reachable) {
    this.needs = needs;
    this.reachable = reachable;
  }

  /** In what way a grant is excessive; empty if it is not. */
  Optional<Kind> excess(Grant grant) {
    if (!isCovered(grant)) {
      return Optional.of(Kind.WIDER_RESOURCES);
    }
    List<PermissionRequirement> met =
        needs.stream().filter(need -> grant.overlaps(need.resource())).toList();
    if (met.stream().allMatch(need -> holding(grant, need.context()) == Holding.NEVER)) {
      return Optional.of(Kind.UNMET_CONDITIONS);
    }
    return SCOPING_KEYS.stream().anyMatch(key -> isWider(grant, met, key))
        ? Optional.of(Kind.WIDER_CONDITIONS)
        : Optional.empty();
  }

  /** Whether every resource that the grant reaches is one that the action is needed on. */
  private boolean isCovered(Grant grant) {
    boolean byPattern =
        needs.stream()
            .map(PermissionRequirement::resource)
            .anyMatch(
                need ->
                    need.covers(grant.resource())
                        || grant.within().stream().anyMatch(need::covers));
    return byPattern
        || reachable.stream().filter(type -> reaches(grant, type)).allMatch(this::isNeeded);
  }

  private static boolean reaches(Grant grant, ArnPattern type) {
    return type.isAny() ? grant.resource().isAny() : grant.overlaps(type);
  }

  /** An action without resource types is needed on all resources, whatever the requirement says. */
  private boolean isNeeded(ArnPattern type) {
    return (type.isAny() && reachable.size() == 1)
        || needs.stream().anyMatch(need -> need.resource().covers(type));
  }

  /** Whether a key of every need has a value, and the grant holds for others, too. */
  private static boolean isWider(Grant grant, List<PermissionRequirement> needs, ConditionKey key) {
    List<List<String>> values =
        needs.stream()
            .flatMap(need -> need.context().stream())
            .filter(entry -> entry.key().equals(key))
            .map(ContextEntry::values)
            .distinct()
            .toList();
    boolean always =
        needs.stream()
            .allMatch(need -> need.context().stream().anyMatch(entry -> entry.key().equals(key)));
    return always
        && candidates(grant, key)
            .filter(value -> !values.contains(List.of(value)))
            .anyMatch(
                value ->
                    needs.stream()
                        .map(need -> need.with(List.of(ContextEntry.string(key.name(), value))))
                        .anyMatch(need -> holding(grant, need.context()) != Holding.NEVER));
  }

  private static Stream<String> candidates(Grant grant, ConditionKey key) {
    Stream<String> named =
        grant.conditions().stream()
            .filter(condition -> condition.key().equalsIgnoreCase(key.name()))
            .map(Condition::values)
            .flatMap(List::stream)
            .map(value -> value.replace("*", ANY_VALUE).replace('?', 'x'));
    return Stream.concat(named, Stream.of(ANY_VALUE));
  }

  private static Holding holding(Grant grant, List<ContextEntry> entries) {
    Map<String, ContextValue> values = new HashMap<>();
    for (ContextEntry entry : entries) {
      values.put(entry.key().name(), ContextValue.of(entry.values(), entry.type().isList()));
    }
    return grant.validity(RequestContext.partial(values)).holding();
  }
}
