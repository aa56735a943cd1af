package io.github.sstiam.audit;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.ActionEntry.ActionResource;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.IamResourceType;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.table.Table;
import io.github.sstiam.table.Table.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The resources that actions can act on, as patterns. */
final class ActionResources {
  /** For a resource type whose ARN does not have the form of ARNs. */
  private static final ArnPattern ANY_ARN = new ArnPattern("arn:*:*:*:*:*");

  private static final Set<List<String>> NAMES_WITHOUT_SLASH = namesWithoutSlash();

  private final Catalog catalog;
  private final Map<String, String> known;
  private final Map<String, ArnPattern> types = new HashMap<>();
  private final Set<ArnPattern> withoutSlash = new HashSet<>();

  /**
   * @param catalog tells the resource types of actions
   * @param partition the partition of the resources, {@code *} for any
   * @param account the account of the resources; empty for any
   */
  ActionResources(Catalog catalog, String partition, Optional<String> account) {
    this.catalog = requireNonNull(catalog, "catalog is null");
    this.known = Map.of("Partition", partition, "Account", account.orElse("*"));
  }

  /** The partition of the resources. */
  String partition() {
    return known.get("Partition");
  }

  /** The patterns of an action; with {@code *} if requests may name no resource. */
  List<ArnPattern> of(ActionEntry action) {
    List<ArnPattern> patterns = new ArrayList<>();
    for (ActionResource type : action.resourceTypes()) {
      patterns.add(type(action.action().service(), type.name()));
    }
    if (!needsResource(action)) {
      patterns.add(ArnPattern.ANY);
    }
    return patterns;
  }

  private static boolean needsResource(ActionEntry action) {
    for (ActionResource type : action.resourceTypes()) {
      if (type.required()) {
        return true;
      }
    }
    return false;
  }

  /** The pattern of a resource type of a service. */
  ArnPattern type(String service, String name) {
    String key = service + " " + name;
    ArnPattern pattern = types.get(key);
    if (pattern == null) {
      Optional<IamResourceType> type = catalog.iamResource(service, name);
      pattern = type.isEmpty() ? ANY_ARN : pattern(type.get().arn());
      types.put(key, pattern);
      if (NAMES_WITHOUT_SLASH.contains(List.of(service, name))) {
        withoutSlash.add(pattern);
      }
    }
    return pattern;
  }

  private static Set<List<String>> namesWithoutSlash() {
    Set<List<String>> names = new HashSet<>();
    for (Row row : Table.embedded(ActionResources.class, "plain-names.tsv").rows()) {
      names.add(List.of(row.get("service"), row.get("type")));
    }
    return names;
  }

  /**
   * Whether a pattern can match a resource of one of the types. {@code arn:aws:s3:::notes/*}
   * matches no bucket, although the ARN of buckets ends in any name.
   *
   * @param pattern the pattern
   * @param reachable the patterns of an action, as {@link #of} gives them
   */
  boolean canMatchAny(ArnPattern pattern, List<ArnPattern> reachable) {
    if (pattern.isAny()) {
      return true;
    }
    for (ArnPattern type : reachable) {
      if (canMatch(pattern, type)) {
        return true;
      }
    }
    return false;
  }

  private boolean canMatch(ArnPattern pattern, ArnPattern type) {
    return !type.isAny()
        && pattern.overlaps(type)
        && !(withoutSlash.contains(type) && slashes(pattern) > slashes(type));
  }

  private static int slashes(ArnPattern pattern) {
    int slashes = 0;
    for (int i = 0; i < pattern.text().length(); i++) {
      slashes += pattern.text().charAt(i) == '/' ? 1 : 0;
    }
    return slashes;
  }

  private ArnPattern pattern(String arn) {
    StringBuilder filled = new StringBuilder();
    int from = 0;
    int start = arn.indexOf("${");
    while (start >= 0) {
      int end = arn.indexOf('}', start);
      if (end < 0) {
        break;
      }
      filled
          .append(arn, from, start)
          .append(known.getOrDefault(arn.substring(start + 2, end), "*"));
      from = end + 1;
      start = arn.indexOf("${", from);
    }
    String text = filled.append(arn.substring(from)).toString();
    if (text.contains(", arn:")) {
      // A type with several forms: all resources of its service.
      text = text.split(":", 4)[2];
      text = "arn:*:" + text + ":*:*:*";
    }
    return ArnPattern.isArn(text) ? new ArnPattern(text) : ANY_ARN;
  }
}
