package io.github.sstiam.policy;

import java.util.Optional;

/**
 * The values of {@code Principal} and {@code NotPrincipal}
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_principal.html).
 */
final class PrincipalSyntax {
  private static final int ACCOUNT_DIGITS = 12;

  /** The fewest characters of a unique ID such as {@code AROADBQP57FF2AEXAMPLE}. */
  private static final int UNIQUE_ID = 16;

  private static final String[] NAMED = {
    "assumed-role/", "federated-user/", "role/", "root", "user/"
  };

  private PrincipalSyntax() {}

  /**
   * What is wrong with a principal.
   *
   * @param kind {@code AWS}, {@code Service}, {@code Federated} or {@code CanonicalUser}
   * @param value the principal
   * @return what is wrong and what to do, or empty
   */
  static Optional<String> problem(String kind, String value) {
    boolean wild = value.indexOf('*') >= 0 || value.indexOf('?') >= 0;
    if (kind.equals("AWS") && value.equals("*")) {
      return Optional.empty();
    }
    if (wild) {
      return Optional.of(
          invalid(kind, value)
              + ": a wildcard stands for no part of a principal. "
              + (kind.equals("AWS")
                  ? "Name the principal, or use \"*\" with a condition on aws:PrincipalArn"
                  : "Name the principal"));
    }
    boolean valid =
        switch (kind) {
          case "AWS" -> isAccount(value) || isUniqueId(value) || isArn(value);
          // A service principal and an identity provider are domains, or the ARN of a provider.
          case "Service" -> value.indexOf('.') > 0 && value.indexOf(' ') < 0;
          case "Federated" ->
              value.startsWith("arn:") ? value.contains("-provider/") : value.indexOf('.') > 0;
          default -> !value.isEmpty();
        };
    if (valid) {
      return Optional.empty();
    }
    String remedy =
        switch (kind) {
          case "AWS" ->
              "Give an account of 12 digits, the ARN of a user, a role or a session, or \"*\"";
          case "Service" -> "Give the service's principal, such as lambda.amazonaws.com";
          case "Federated" -> "Give the provider's domain or its ARN";
          default -> "Give a canonical user ID";
        };
    return Optional.of(invalid(kind, value) + ". " + remedy);
  }

  private static String invalid(String kind, String value) {
    return "IAM answers 'Invalid principal in policy: \"" + kind + "\":\"" + value + "\"'";
  }

  private static boolean isAccount(String text) {
    if (text.length() != ACCOUNT_DIGITS) {
      return false;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isUniqueId(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if ((c < 'A' || c > 'Z') && (c < '0' || c > '9')) {
        return false;
      }
    }
    return text.length() >= UNIQUE_ID;
  }

  private static boolean isArn(String text) {
    String[] parts = text.split(":", 6);
    if (parts.length < 6
        || !parts[0].equals("arn")
        || !ResourceSyntax.isPartition(parts[1])
        || !(parts[2].equals("iam") || parts[2].equals("sts"))
        || !parts[3].isEmpty()
        // CloudFront's origin access identities are users of an account of this name.
        || !(isAccount(parts[4]) || parts[4].equals("cloudfront"))) {
      return false;
    }
    for (String named : NAMED) {
      if (named.endsWith("/") ? isNamed(parts[5], named) : parts[5].equals(named)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isNamed(String name, String type) {
    return name.startsWith(type) && name.length() > type.length();
  }
}
