package io.github.sstiam.report.text;

import io.github.sstiam.evaluation.PolicyLayer;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.report.GrantingPolicy;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.VerifiedPermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Says how what is missing is granted: by a command where the identity is known, else by a file.
 */
final class Remedy {
  private static final Pattern IDENTITY =
      Pattern.compile("arn:[a-z-]+:iam::[0-9]{12}:(user|role)/(?:([^*?]+)/)?([^/*?]+)");

  /** Roles that IAM Identity Center made are changed by their permission set alone. */
  private static final String IDENTITY_CENTER = "aws-reserved/sso.amazonaws.com";

  private static final String NAME = "sst-iam-missing";

  /**
   * The characters that the inline policies of an identity may have together
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
   */
  private static final Map<String, Integer> INLINE_QUOTAS = Map.of("user", 2048, "role", 10240);

  private Remedy() {}

  /**
   * The lines that tell what to do.
   *
   * @param verification who was verified
   * @param failures what is missing or undecided
   * @param policies the policies that grant it, with their files
   * @param directory where the files are
   */
  static List<String> lines(
      Verification verification,
      List<VerifiedPermission> failures,
      List<GrantingPolicy> policies,
      String directory) {
    List<String> lines = new ArrayList<>();
    Map<DeployingPrincipal, List<GrantingPolicy>> byPrincipal =
        policies.stream()
            .collect(
                Collectors.groupingBy(
                    GrantingPolicy::principal, TreeMap::new, Collectors.toList()));
    byPrincipal.forEach(
        (principal, own) -> lines.add(grant(verification, principal, own, directory)));
    if (failures.stream().anyMatch(Remedy::isExplicit)) {
      lines.add(
          "Where a statement denies explicitly, change that statement: no grant overrides it.");
    }
    if (failures.stream().anyMatch(failure -> isBy(failure, PolicyLayer.PERMISSIONS_BOUNDARY))) {
      lines.add("What the permissions boundary does not allow, the boundary must allow, too.");
    }
    if (failures.stream().anyMatch(failure -> isBy(failure, PolicyLayer.TRUST_POLICY))) {
      lines.add("A role's trust policy is changed with aws iam update-assume-role-policy.");
    }
    return lines;
  }

  private static String grant(
      Verification verification,
      DeployingPrincipal principal,
      List<GrantingPolicy> policies,
      String directory) {
    String files =
        policies.stream()
            .map(policy -> "the policy " + path(policy, directory))
            .collect(Collectors.joining(" and "));
    String arn = principal.isCaller() ? verification.principal() : principal.arn();
    Matcher identity = IDENTITY.matcher(arn);
    String who = principal.isCaller() ? "the deploying identity" : "the " + principal;
    if (!identity.matches()) {
      return "Grant what is missing: attach " + files + " to " + who + ".";
    }
    String kind = identity.group(1);
    if (Optional.ofNullable(identity.group(2)).filter(IDENTITY_CENTER::equals).isPresent()) {
      return "Grant what is missing: add " + files + " to the permission set of " + arn + ".";
    }
    boolean inline =
        policies.size() == 1
            && PolicyWriter.size(policies.get(0).document()) <= INLINE_QUOTAS.get(kind);
    if (!inline) {
      return "Grant what is missing: attach " + files + " to " + arn + ".";
    }
    return "Grant what is missing to "
        + who
        + ": aws iam put-%s-policy --%s-name %s --policy-name %s --policy-document %s"
            .formatted(
                kind,
                kind,
                quoted(identity.group(3)),
                NAME,
                quoted("file://" + path(policies.get(0), directory)));
  }

  private static String path(GrantingPolicy policy, String directory) {
    return directory + "/" + policy.file().orElseThrow();
  }

  /** A word as shells take it. */
  private static String quoted(String word) {
    return word.matches("[\\w@%+=:,./-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private static boolean isExplicit(VerifiedPermission failure) {
    return failure.verdict().outcome() == Outcome.EXPLICITLY_DENIED;
  }

  private static boolean isBy(VerifiedPermission failure, PolicyLayer layer) {
    return failure.verdict().layer().filter(layer::equals).isPresent();
  }
}
