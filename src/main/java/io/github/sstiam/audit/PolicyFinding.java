package io.github.sstiam.audit;

import static java.util.Objects.requireNonNull;

/**
 * What IAM Access Analyzer finds in a policy
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html).
 *
 * @param type {@code ERROR}, {@code SECURITY_WARNING}, {@code WARNING} or {@code SUGGESTION}
 * @param code the code, such as {@code PASS_ROLE_WITH_STAR_IN_RESOURCE}
 * @param details what it is about
 */
public record PolicyFinding(String type, String code, String details) {
  public PolicyFinding {
    requireNonNull(type, "type is null");
    requireNonNull(code, "code is null");
    requireNonNull(details, "details is null");
  }
}
