package io.github.sstiam.audit;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.ActionEntry.ActionResource;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.IamResourceType;
import io.github.sstiam.policy.ArnPattern;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The resources that actions can act on, as patterns. */
final class ActionResources {
  /** For a resource type whose ARN has another form than ARNs have. */
  private static final ArnPattern ANY_ARN = new ArnPattern("arn:*:*:*:*:*");

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

  private final Catalog catalog;
  private final Map<String, String> known;
  private final Map<String, ArnPattern> types = new HashMap<>();

  /**
   * @param catalog knows the resource types of actions
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

  /** The patterns of an action; among them {@code *} where requests can do without a resource. */
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
        key ->
            catalog
                .iamResource(service, name)
                .map(IamResourceType::arn)
                .map(this::pattern)
                .orElse(ANY_ARN));
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
