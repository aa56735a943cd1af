package io.github.sstiam.report.html;

import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.report.VerificationReport;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.DeployingPrincipal.Kind;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.Verification.UnverifiedPrincipal;
import io.github.sstiam.simulation.gate.ClassifiedPermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An identity of the deployment, and how it reaches other identities.
 *
 * @param principal the identity
 * @param name its ARN, or the names of the policies that are verified for it
 * @param permissions how many permissions it needs
 * @param problems how many of them are not allowed
 * @param mark the mark of the worst permission
 * @param unverified why it could not be verified; empty if it was
 * @param links how it reaches other identities
 */
record IdentityEntry(
    DeployingPrincipal principal,
    String name,
    int permissions,
    int problems,
    Mark mark,
    Optional<String> unverified,
    List<Link> links) {
  private static final Action ASSUME_ROLE = Action.of("sts:AssumeRole");
  private static final Action PASS_ROLE = Action.of("iam:PassRole");

  /**
   * How an identity reaches another.
   *
   * @param verb what it does
   * @param target the other identity
   * @param mark whether it is allowed to
   */
  record Link(String verb, DeployingPrincipal target, Mark mark) {}

  /** The identities of a deployment, in the order in which they act. */
  static List<IdentityEntry> of(VerificationReport report) {
    Map<DeployingPrincipal, List<ClassifiedPermission>> needs = new TreeMap<>();
    NavigableSet<DeployingPrincipal> all = new TreeSet<>();
    for (ClassifiedPermission permission : report.judged().permissions()) {
      DeployingPrincipal principal = permission.requirement().principal();
      List<ClassifiedPermission> own = needs.get(principal);
      if (own == null) {
        own = new ArrayList<>();
        needs.put(principal, own);
        all.add(principal);
      }
      own.add(permission);
      if (isForCloudFormation(permission)) {
        all.add(DeployingPrincipal.CLOUDFORMATION);
      }
    }
    Map<DeployingPrincipal, UnverifiedPrincipal> unverified = new TreeMap<>();
    for (UnverifiedPrincipal each : report.verification().unverified()) {
      unverified.put(each.principal(), each);
      all.add(each.principal());
    }
    List<IdentityEntry> entries = new ArrayList<>();
    for (DeployingPrincipal principal : all) {
      entries.add(
          entry(
              report,
              principal,
              Optional.ofNullable(unverified.get(principal)),
              needs.getOrDefault(principal, List.of()),
              all));
    }
    return List.copyOf(entries);
  }

  private static IdentityEntry entry(
      VerificationReport report,
      DeployingPrincipal principal,
      Optional<UnverifiedPrincipal> unverified,
      List<ClassifiedPermission> needs,
      NavigableSet<DeployingPrincipal> all) {
    int problems = 0;
    for (ClassifiedPermission need : needs) {
      problems += Mark.of(need).isAllowed() ? 0 : 1;
    }
    return new IdentityEntry(
        principal,
        principal.isCaller() ? report.verification().principal() : principal.arn(),
        needs.size() + (unverified.isPresent() ? unverified.get().permissions() : 0),
        problems,
        needs.isEmpty() ? Mark.ALLOWED : worst(needs),
        unverified.isPresent() ? Optional.of(unverified.get().reason()) : Optional.empty(),
        links(principal, needs, all));
  }

  private static List<Link> links(
      DeployingPrincipal principal,
      List<ClassifiedPermission> needs,
      NavigableSet<DeployingPrincipal> all) {
    List<Link> links = new ArrayList<>();
    for (DeployingPrincipal other : all) {
      if (other.equals(principal)) {
        continue;
      }
      if (other.equals(DeployingPrincipal.CLOUDFORMATION)) {
        addLink("calls", other, forCloudFormation(needs), links);
      } else if (!other.arn().isEmpty()) {
        String use = principal.isIdentity() ? "assumes" : "acts as";
        addLink(use, other, on(other, ASSUME_ROLE, needs), links);
        addLink("passes", other, on(other, PASS_ROLE, needs), links);
        if (!principal.isIdentity() && needs.isEmpty() && other.kind() == Kind.EXECUTION_ROLE) {
          links.add(new Link("acts as", other, Mark.ALLOWED));
        }
      }
    }
    return List.copyOf(links);
  }

  private static void addLink(
      String verb, DeployingPrincipal target, List<ClassifiedPermission> means, List<Link> links) {
    if (!means.isEmpty()) {
      links.add(new Link(verb, target, worst(means)));
    }
  }

  private static Mark worst(List<ClassifiedPermission> needs) {
    Mark worst = Mark.of(needs.get(0));
    for (ClassifiedPermission need : needs) {
      worst = worst.worse(Mark.of(need));
    }
    return worst;
  }

  private static List<ClassifiedPermission> forCloudFormation(List<ClassifiedPermission> needs) {
    List<ClassifiedPermission> calls = new ArrayList<>();
    for (ClassifiedPermission need : needs) {
      if (isForCloudFormation(need)) {
        calls.add(need);
      }
    }
    return calls;
  }

  private static boolean isForCloudFormation(ClassifiedPermission need) {
    return need.requirement().action().service().equals("cloudformation");
  }

  private static List<ClassifiedPermission> on(
      DeployingPrincipal target, Action action, List<ClassifiedPermission> needs) {
    ArnPattern role = new ArnPattern(target.arn());
    List<ClassifiedPermission> means = new ArrayList<>();
    for (ClassifiedPermission need : needs) {
      PermissionRequirement requirement = need.requirement();
      if (requirement.action().equals(action) && requirement.resource().covers(role)) {
        means.add(need);
      }
    }
    return means;
  }

  /** The name of the kind of identity. */
  String title() {
    if (principal.equals(DeployingPrincipal.CLOUDFORMATION)) {
      return "CloudFormation";
    }
    String words = principal.kind().words();
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  /** The CSS classes that colour it; empty if it needs no permission. */
  String classes() {
    if (unverified.isPresent()) {
      return "unverified";
    }
    return permissions == 0 ? "" : mark.classes();
  }

  /** The state of its permissions, in words. */
  String state() {
    if (permissions == 0) {
      return principal.isIdentity() || !links.isEmpty() ? "" : "acts with its caller's permissions";
    }
    String count = permissions + (permissions == 1 ? " permission" : " permissions");
    if (unverified.isPresent()) {
      return count + ", not verified";
    }
    return problems == 0 ? count + ", allowed" : problems + " of " + permissions + " not allowed";
  }
}
