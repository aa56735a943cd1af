package io.github.sstiam.audit;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toUnmodifiableSet;

import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.ActionEntry.ActionResource;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.IamResourceType;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resources that actions can act on, as patterns. */
final class ActionResources {
  /** For a resource type whose ARN does not have the form of ARNs. */
  private static final ArnPattern ANY_ARN = new ArnPattern("arn:*:*:*:*:*");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

  private static final Set<List<String>> NAMES_WITHOUT_SLASH =
      Table.embedded(ActionResources.class, "plain-names.tsv").rows().stream()
          .map(row -> List.of(row.get("service"), row.get("type")))
          .collect(toUnmodifiableSet());

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
    if (action.resourceTypes().stream().noneMatch(ActionResource::required)) {
      patterns.add(ArnPattern.ANY);
    }
    return patterns;
  }

  /** The pattern of a resource type of a service. */
  ArnPattern type(String service, String name) {
    return types.computeIfAbsent(
        service + " " + name,
        key -> {
          ArnPattern pattern =
              catalog
                  .iamResource(service, name)
                  .map(IamResourceType::arn)
                  .map(this::pattern)
                  .orElse(ANY_ARN);
          if (NAMES_WITHOUT_SLASH.contains(List.of(service, name))) {
            withoutSlash.add(pattern);
          }
          return pattern;
        });
  }

  /**
   * Whether a pattern can match a resource of one of the types. {@code arn:aws:s3:::notes/*}
   * matches no bucket, although the ARN of buckets ends in any name.
   *
   * @param pattern the pattern
   * @param reachable the patterns of an action, as {@link #of} gives them
   */
  boolean canMatchAny(ArnPattern pattern, List<ArnPattern> reachable) {
    return pattern.isAny() || reachable.stream().anyMatch(type -> canMatch(pattern, type));
  }

  private boolean canMatch(ArnPattern pattern, ArnPattern type) {
    return !type.isAny()
        && pattern.overlaps(type)
        && !(withoutSlash.contains(type) && slashes(pattern) > slashes(type));
  }

  private static long slashes(ArnPattern pattern) {
    return pattern.text().chars().filter(c -> c == '/').count();
  }

  private ArnPattern pattern(String arn) {
    String text =
        VARIABLE
            .matcher(arn)
            .replaceAll(
                variable -> Matcher.quoteReplacement(known.getOrDefault(variable.group(1), "*")));
    boolean isArn = text.startsWith("arn:") && text.split(":", 6).length == 6;
    return isArn ? new ArnPattern(text) : ANY_ARN;
  }
}
