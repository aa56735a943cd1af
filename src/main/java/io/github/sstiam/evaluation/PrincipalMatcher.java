package io.github.sstiam.evaluation;

import io.github.sstiam.policy.PrincipalElement;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Whether a {@code Principal} element names a caller
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
 * Wildcards in the middle of a principal are none.
 */
final class PrincipalMatcher {
  private PrincipalMatcher() {}

  static Grade grade(PrincipalElement element, Caller caller) {
    Grade best = Grade.NONE;
    for (Map.Entry<String, List<String>> kind : element.values().entrySet()) {
      for (String principal : kind.getValue()) {
        Grade grade = grade(kind.getKey(), principal, caller);
        best = grade.compareTo(best) > 0 ? grade : best;
      }
    }
    return best;
  }

  private static Grade grade(String kind, String principal, Caller caller) {
    return switch (kind) {
      case "*" -> principal.equals("*") ? Grade.ANY : Grade.NONE;
      case "AWS" -> aws(principal, caller);
      case "Service", "Federated", "CanonicalUser" ->
          principal.equals(caller.name()) ? Grade.DIRECT : Grade.NONE;
      default -> Grade.NONE;
    };
  }

  private static Grade aws(String principal, Caller caller) {
    if (principal.equals("*")) {
      return Grade.ANY;
    }
    if (caller.account().isEmpty()) {
      return Grade.NONE;
    }
    String account = caller.account().get();
    if (principal.equals(account) || isRootOf(principal, account)) {
      return caller.kind() == Caller.Kind.ROOT ? Grade.DIRECT : Grade.ACCOUNT;
    }
    if (principal.equals(caller.name())) {
      return caller.kind() == Caller.Kind.ROLE ? Grade.VIA_PARENT : Grade.DIRECT;
    }
    return isParent(principal, caller) ? Grade.VIA_PARENT : Grade.NONE;
  }

  private static boolean isRootOf(String principal, String account) {
    return principal.startsWith("arn:") && principal.endsWith(":iam::" + account + ":root");
  }

  /** The path of a role is not in the ARN of its sessions. */
  private static boolean isParent(String principal, Caller caller) {
    String[] parts = principal.split(":", 6);
    boolean sameAccount =
        parts.length == 6
            && parts[1].equals(caller.partition())
            && parts[2].equals("iam")
            && caller.account().filter(parts[4]::equals).isPresent();
    if (!sameAccount) {
      return false;
    }
    String[] caller3 = caller.resource().split("/", -1);
    String name = parts[5].substring(parts[5].lastIndexOf('/') + 1);
    return switch (caller.kind()) {
      case ROLE_SESSION ->
          parts[5].startsWith("role/")
              && name.toLowerCase(Locale.ROOT).equals(caller3[1].toLowerCase(Locale.ROOT));
      case FEDERATED_USER -> parts[5].startsWith("user/") && name.equals(caller3[1]);
      case ROOT, USER, ROLE, SERVICE, ANONYMOUS -> false;
    };
  }
}
