package io.github.sstiam.app;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * One CloudFormation stack of an app.
 *
 * @param name the stack's name; for a nested stack it is a pattern, because CloudFormation
 *     generates the name
 * @param environment where it is deployed to
 * @param tags the stack's tags, which CloudFormation hands to every resource that can be tagged
 * @param resources the declared resources in the order of the template
 * @param roles the roles that the assembly names for this stack
 * @param assets what is uploaded before the stack is deployed
 * @param references what CloudFormation fetches while it deploys, sorted
 * @param parent the stack that nests this one
 */
public record Stack(
    Text name,
    Environment environment,
    Map<String, String> tags,
    List<DeclaredResource> resources,
    DeploymentRoles roles,
    List<Asset> assets,
    List<DynamicReference> references,
    Optional<Text> parent) {
  public Stack {
    requireNonNull(name, "name is null");
    requireNonNull(environment, "environment is null");
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    resources = List.copyOf(resources);
    requireNonNull(roles, "roles is null");
    assets = List.copyOf(assets);
    references = List.copyOf(references);
    requireNonNull(parent, "parent is null");
  }

  /** The same stack with other resources. */
  public Stack with(List<DeclaredResource> others) {
    return new Stack(name, environment, tags, others, roles, assets, references, parent);
  }
}
