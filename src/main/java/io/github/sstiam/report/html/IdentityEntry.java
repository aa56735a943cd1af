package io.github.sstiam.report.html;

import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.report.VerificationReport;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.DeployingPrincipal.Kind;
import io.github.sstiam.simulation.Verification.UnverifiedPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * An identity of the deployment, and how it comes to others.
 *
 * @param principal the identity
 * @param name its ARN, or what is verified for it
 * @param permissions how many permissions it needs
 * @param problems how many of them are not allowed
 * @param mark that of the worst
 * @param unverified why nobody could be asked about it, where that is so
 * @param links how it comes to other identities
 */
record IdentityEntry(
    DeployingPrincipal principal,
    String name,
    int permissions,
    int problems,
    Mark mark,
    Optional<String> unverified,
    List<Link> links) {
  /**
   * How an identity comes to another.
   *
   * @param verb what it does with it
   * @param target the other
   * @param mark whether it may
   */
  record Link(String verb, DeployingPrincipal target, Mark mark) {}

  /** The identities of a deployment, in the order in which they act. */
  static List<IdentityEntry> of(VerificationReport report, List<PermissionEntry> permissions) {
    Map<DeployingPrincipal, Optional<UnverifiedPrincipal>> principals = new TreeMap<>();
    Map<DeployingPrincipal, List<PermissionEntry>> needs = new TreeMap<>();
    for (PermissionEntry permission : permissions) {
      DeployingPrincipal principal = permission.judged().permission().requirement().principal();
      principals.put(principal, Optional.empty());
      needs.computeIfAbsent(principal, key -> new ArrayList<>()).add(permission);
    }
    for (UnverifiedPrincipal unverified : report.verification().unverified()) {
      principals.put(unverified.principal(), Optional.of(unverified));
    }
    if (permissions.stream().anyMatch(IdentityEntry::isForCloudFormation)) {
      principals.putIfAbsent(DeployingPrincipal.CLOUDFORMATION, Optional.empty());
    }
    NavigableSet<DeployingPrincipal> all = new TreeSet<>(principals.keySet());
    List<IdentityEntry> entries = new ArrayList<>();
    principals.forEach(
        (principal, unverified) ->
            entries.add(
                entry(
                    report, principal, unverified, needs.getOrDefault(principal, List.of()), all)));
    return List.copyOf(entries);
  }

  private static IdentityEntry entry(
      VerificationReport report,
      DeployingPrincipal principal,
      Optional<UnverifiedPrincipal> unverified,
      List<PermissionEntry> needs,
      NavigableSet<DeployingPrincipal> all) {
    return new IdentityEntry(
        principal,
        principal.isCaller() ? report.verification().principal() : principal.arn(),
        needs.size() + unverified.map(UnverifiedPrincipal::permissions).orElse(0),
        (int) needs.stream().filter(need -> !need.mark().isAllowed()).count(),
        worst(needs).orElse(Mark.ALLOWED),
        unverified.map(UnverifiedPrincipal::reason),
        links(principal, needs, all));
  }

  private static List<Link> links(
      DeployingPrincipal principal,
      List<PermissionEntry> needs,
      NavigableSet<DeployingPrincipal> all) {
    List<Link> links = new ArrayList<>();
    for (DeployingPrincipal other : all) {
      if (other.equals(principal)) {
        continue;
      }
      if (other.equals(DeployingPrincipal.CLOUDFORMATION)) {
        link("calls", other, needs, IdentityEntry::isForCloudFormation).ifPresent(links::add);
      } else if (!other.arn().isEmpty()) {
        ArnPattern role = new ArnPattern(other.arn());
        String use = principal.isIdentity() ? "assumes" : "acts as";
        link(use, other, needs, need -> isOn(need, "sts:AssumeRole", role)).ifPresent(links::add);
        link("passes", other, needs, need -> isOn(need, "iam:PassRole", role))
            .ifPresent(links::add);
        if (!principal.isIdentity() && needs.isEmpty() && other.kind() == Kind.EXECUTION_ROLE) {
          links.add(new Link("acts as", other, Mark.ALLOWED));
        }
      }
    }
    return List.copyOf(links);
  }

  private static Optional<Link> link(
      String verb,
      DeployingPrincipal target,
      List<PermissionEntry> needs,
      Predicate<PermissionEntry> means) {
    return worst(needs.stream().filter(means).toList()).map(mark -> new Link(verb, target, mark));
  }

  private static Optional<Mark> worst(List<PermissionEntry> needs) {
    return needs.stream().map(PermissionEntry::mark).reduce(Mark::worse);
  }

  private static boolean isForCloudFormation(PermissionEntry need) {
    return need.service().equals("cloudformation");
  }

  private static boolean isOn(PermissionEntry need, String action, ArnPattern role) {
    return need.action().equals(action)
        && need.judged().permission().requirement().resource().covers(role);
  }

  /** What it is called. */
  String title() {
    if (principal.equals(DeployingPrincipal.CLOUDFORMATION)) {
      return "CloudFormation";
    }
    String words = principal.kind().words();
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** The classes that give it its colour: none where nothing is needed of it. */
  String classes() {
    if (unverified.isPresent()) {
      return "unverified";
    }
    return permissions == 0 ? "" : mark.classes();
  }

  /** How its permissions stand, in words. */
  String state() {
    if (permissions == 0) {
      return principal.isIdentity() || !links.isEmpty() ? "" : "acts with its caller's rights";
    }
    String count = permissions + (permissions == 1 ? " permission" : " permissions");
    if (unverified.isPresent()) {
      return count + ", not verified";
    }
    return problems == 0 ? count + ", allowed" : problems + " of " + permissions + " not allowed";
  }
}
