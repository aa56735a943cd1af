package io.github.sstiam.evaluation;

import io.github.sstiam.policy.PrincipalElement;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether a {@code Principal} element names a caller
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
 * IAM allows no wildcards inside a principal.
 */
final class PrincipalMatcher {
  private PrincipalMatcher() {}

  static PrincipalMatch match(PrincipalElement element, Caller caller) {
    PrincipalMatch best = PrincipalMatch.NONE;
    for (Map.Entry<String, List<String>> kind : element.values().entrySet()) {
      for (String principal : kind.getValue()) {
        PrincipalMatch found = match(kind.getKey(), principal, caller);
        best = found.compareTo(best) > 0 ? found : best;
      }
    }
    return best;
  }

  /**
   * Whether a Deny with {@code NotPrincipal} spares a caller. The account in the list spares nobody
   * but its root user. A session is spared if the list holds both its role and the session itself
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_notprincipal.html),
   * so that a role whose session is unknown is not.
   */
  static boolean spares(PrincipalElement listed, Caller caller) {
    boolean itself = false;
    boolean parent = false;
    for (Map.Entry<String, List<String>> kind : listed.values().entrySet()) {
      for (String principal : kind.getValue()) {
        PrincipalMatch found = match(kind.getKey(), principal, caller);
        if (found == PrincipalMatch.ANY) {
          return true;
        }
        itself |= found == PrincipalMatch.DIRECT;
        parent |= found == PrincipalMatch.VIA_PARENT;
      }
    }
    return itself && (parent || caller.kind() != Caller.Kind.ROLE_SESSION);
  }

  private static PrincipalMatch match(String kind, String principal, Caller caller) {
    return switch (kind) {
      case "*" -> principal.equals("*") ? PrincipalMatch.ANY : PrincipalMatch.NONE;
      case "AWS" -> aws(principal, caller);
      case "Service", "Federated", "CanonicalUser" ->
          principal.equals(caller.name()) ? PrincipalMatch.DIRECT : PrincipalMatch.NONE;
      default -> PrincipalMatch.NONE;
    };
  }

  private static PrincipalMatch aws(String principal, Caller caller) {
    if (principal.equals("*")) {
      return PrincipalMatch.ANY;
    }
    if (caller.account().isEmpty()) {
      return PrincipalMatch.NONE;
    }
    String account = caller.account().get();
    if (principal.equals(account) || isRootOf(principal, account)) {
      return caller.kind() == Caller.Kind.ROOT ? PrincipalMatch.DIRECT : PrincipalMatch.ACCOUNT;
    }
    if (principal.equals(caller.name())) {
      return caller.kind() == Caller.Kind.ROLE ? PrincipalMatch.VIA_PARENT : PrincipalMatch.DIRECT;
    }
    return isRoleOf(caller, principal) ? PrincipalMatch.VIA_PARENT : PrincipalMatch.NONE;
  }

  private static boolean isRootOf(String principal, String account) {
    return principal.startsWith("arn:") && principal.endsWith(":iam::" + account + ":root");
  }

  /**
   * Whether the caller is a session of the role. Ignores the role's path, which is not part of the
   * ARN of its sessions.
   */
  private static boolean isRoleOf(Caller caller, String principal) {
    if (caller.kind() != Caller.Kind.ROLE_SESSION) {
      return false;
    }
    String[] parts = principal.split(":", 6);
    boolean sameAccount =
        parts.length == 6
            && parts[1].equals(caller.partition())
            && parts[2].equals("iam")
            && caller.account().filter(parts[4]::equals).isPresent();
    if (!sameAccount) {
      return false;
    }
    String[] session = caller.resource().split("/", -1);
    String name = parts[5].substring(parts[5].lastIndexOf('/') + 1);
    return parts[5].startsWith("role/")
        && name.toLowerCase(Locale.ROOT).equals(session[1].toLowerCase(Locale.ROOT));
  }
}
