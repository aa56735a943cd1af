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
 * Tells how to grant what is missing: with a command if the identity is known, else with a file.
 */
final class Remedy {
  /** A user or role, with or without the remark in brackets who decided about it. */
  private static final Pattern IDENTITY =
      Pattern.compile(
          "arn:[a-z-]+:iam::[0-9]{12}:(user|role)/(?:([^*?]+)/)?([^/*?]+?)(?: \\([^)]*\\))?");

  /** Roles that IAM Identity Center created can be changed only through their permission set. */
  private static final String IDENTITY_CENTER = "aws-reserved/sso.amazonaws.com";

  private static final String NAME = "sst-iam-missing";

  /**
   * The maximum number of characters of all inline policies of an identity
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html).
   */
  private static final Map<String, Integer> INLINE_QUOTAS = Map.of("user", 2048, "role", 10240);

  private Remedy() {}

  /**
   * The lines that say what to do.
   *
   * @param verification the verification, which names the caller
   * @param failures the permissions that are missing or undecided
   * @param policies the policies that grant it, with their files
   * @param directory the folder of the files
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
          "If a statement denies explicitly, change that statement: no other policy overrides it.");
    }
    if (failures.stream().anyMatch(failure -> isBy(failure, PolicyLayer.PERMISSIONS_BOUNDARY))) {
      lines.add("If the permissions boundary does not allow an action, extend the boundary, too.");
    }
    if (failures.stream().anyMatch(failure -> isBy(failure, PolicyLayer.TRUST_POLICY))) {
      lines.add("To change the trust policy of a role, use aws iam update-assume-role-policy.");
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

  /** Quotes a word for a shell. */
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
