package io.github.sstiam.aws.loopback;

import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.OrganizationLevels;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.policy.PolicySyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * A user or role that the endpoint knows.
 *
 * @param arn its ARN
 * @param inline its inline policies by name
 * @param attached the managed policies attached to it, by ARN
 * @param groups the inline policies of a user's groups, by group name
 * @param boundary its permissions boundary
 * @param serviceControl the service control policy of its account
 * @param trust a role's trust policy
 * @param tags its tags
 */
public record LoopbackPrincipal(
    String arn,
    Map<String, String> inline,
    Map<String, String> attached,
    Map<String, String> groups,
    Optional<String> boundary,
    Optional<String> serviceControl,
    String trust,
    Map<String, String> tags) {
  static final String BOUNDARY_ARN = "arn:aws:iam::123456789012:policy/Boundary";

  public LoopbackPrincipal {
    inline = new TreeMap<>(inline);
    attached = new TreeMap<>(attached);
    groups = new TreeMap<>(groups);
    tags = new TreeMap<>(tags);
  }

  /** A principal with one inline policy. */
  public static LoopbackPrincipal of(String arn, String policy) {
    return new LoopbackPrincipal(
        arn,
        Map.of("Deployer", policy),
        Map.of(),
        Map.of(),
        Optional.empty(),
        Optional.empty(),
        "{}",
        Map.of());
  }

  /** The same principal with a boundary. */
  public LoopbackPrincipal withBoundary(String policy) {
    return new LoopbackPrincipal(
        arn, inline, attached, groups, Optional.of(policy), serviceControl, trust, tags);
  }

  /** The same principal under a service control policy. */
  public LoopbackPrincipal withServiceControl(String policy) {
    return new LoopbackPrincipal(
        arn, inline, attached, groups, boundary, Optional.of(policy), trust, tags);
  }

  /** The same role with a trust policy. */
  public LoopbackPrincipal withTrust(String policy) {
    return new LoopbackPrincipal(
        arn, inline, attached, groups, boundary, serviceControl, policy, tags);
  }

  /** The same principal with tags. */
  public LoopbackPrincipal withTags(Map<String, String> all) {
    return new LoopbackPrincipal(
        arn, inline, attached, groups, boundary, serviceControl, trust, all);
  }

  /** The same principal with managed policies and, for a user, groups. */
  public LoopbackPrincipal with(Map<String, String> managed, Map<String, String> ofGroups) {
    return new LoopbackPrincipal(
        arn, inline, managed, ofGroups, boundary, serviceControl, trust, tags);
  }

  String name() {
    return arn.substring(arn.lastIndexOf('/') + 1);
  }

  boolean isRole() {
    return arn.contains(":role/");
  }

  /** The managed policy of an ARN. */
  Optional<String> managed(String policyArn) {
    return policyArn.equals(BOUNDARY_ARN) ? boundary : Optional.ofNullable(attached.get(policyArn));
  }

  /** The policies that decide, without the types that a request leaves out. */
  PolicySet policies(Set<String> leftOut) {
    List<CompiledPolicy> identity = new ArrayList<>();
    inline.forEach((name, policy) -> identity.add(compiled(name, policy)));
    attached.forEach((name, policy) -> identity.add(compiled(name, policy)));
    groups.forEach((name, policy) -> identity.add(compiled(name, policy)));
    return new PolicySet(
        identity,
        boundary
            .filter(policy -> !leftOut.contains("permission-boundary"))
            .map(policy -> compiled("Boundary", policy)),
        Optional.empty(),
        Optional.empty(),
        serviceControl
            .filter(policy -> !leftOut.contains("scp"))
            .map(
                policy ->
                    new OrganizationLevels(List.of(List.of(compiled("Organization", policy)))))
            .orElse(OrganizationLevels.NONE),
        OrganizationLevels.NONE);
  }

  private static CompiledPolicy compiled(String name, String policy) {
    try {
      return CompiledPolicy.of(name, PolicyReader.read(policy, name, PolicyKind.IDENTITY));
    } catch (PolicySyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
