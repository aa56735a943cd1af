package io.github.sstiam.composition.template;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.catalog.ResourceTypeEntry.Naming;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The CloudFormation service role to create.
 *
 * @param partition the partition of the account
 * @param account the account; if unknown, that of the template's stack
 * @param stacks the ARN patterns of the stacks that the role is for, as {@link #stacks(Collection)}
 *     makes them; any of the account if empty
 * @param name the role's name; a generated one if empty
 * @param path the role's path, which begins and ends with a slash
 * @param boundary the ARN of the role's permissions boundary
 * @param tags the role's tags
 * @param maxSessionDuration how many seconds a session of the role may last
 */
public record ServiceRole(
    String partition,
    Optional<String> account,
    List<String> stacks,
    Optional<String> name,
    String path,
    Optional<String> boundary,
    Map<String, String> tags,
    Optional<Integer> maxSessionDuration) {
  /** The logical ID of the role in its template. */
  public static final String LOGICAL_ID = "ServiceRole";

  static final String TYPE = "AWS::IAM::Role";

  /**
   * @throws IllegalArgumentException if IAM refuses such a role; the message names the parameter
   */
  public ServiceRole {
    requireNonNull(partition, "partition is null");
    stacks = List.copyOf(stacks);
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    ServiceRoleRules.check(account, stacks);
    ServiceRoleRules.check(name, path, boundary, maxSessionDuration);
    ServiceRoleRules.check(tags);
  }

  /**
   * The ARN patterns of stacks, including nested stacks, which CloudFormation deploys with the same
   * role.
   *
   * @param stacks the stacks
   * @return the patterns, sorted, each once
   */
  public static List<String> stacks(Collection<Stack> stacks) {
    return stacks.stream().map(ServiceRole::pattern).distinct().sorted().toList();
  }

  private static String pattern(Stack stack) {
    Environment environment = stack.environment();
    return String.join(
        ":",
        "arn",
        environment.partition(),
        "cloudformation",
        environment.regionText().pattern(),
        environment.accountText().pattern(),
        "stack/" + stack.name().pattern() + "/*");
  }

  /**
   * The role's ARN as far as it is known before the role exists. A generated name begins with the
   * name of the stack, truncated to the limit of role names.
   *
   * @param stack the name of the template's stack
   * @param catalog the catalogue of the run, for the form of generated names
   */
  public String arn(String stack, Catalog catalog) {
    return "arn:"
        + partition
        + ":iam::"
        + account.orElse("*")
        + ":role"
        + path
        + roleName(stack, catalog);
  }

  private String roleName(String stack, Catalog catalog) {
    return name.orElseGet(
        () ->
            catalog
                .resourceType(TYPE)
                .flatMap(ResourceTypeEntry::naming)
                .map((Naming naming) -> naming.generated(Text.of(stack), Text.of(LOGICAL_ID)))
                .orElse(Text.UNKNOWN)
                .pattern());
  }

  /**
   * The capability that CloudFormation demands for creating the role
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html).
   */
  public String capability() {
    return name.isPresent() ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM";
  }
}
