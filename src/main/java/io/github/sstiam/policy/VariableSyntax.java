package io.github.sstiam.policy;

import java.util.Optional;

/**
 * The form of policy variables: <code>${key}</code> or <code>${key, 'default'}</code>, and the
 * escapes of {@code *}, {@code ?} and {@code $}
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html).
 */
final class VariableSyntax {
  private static final String RESOLVE =
      " Replace it with its value, as the tool that deploys the policy does";

  private VariableSyntax() {}

  /**
   * The first mistake in the variables of a text, as Access Analyzer finds them
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html).
   *
   * @return what is wrong and what to do, or empty
   */
  static Optional<String> problem(String text) {
    int start = text.indexOf("${");
    while (start >= 0) {
      int end = text.indexOf('}', start);
      if (end < 0) {
        return Optional.of(
            "the policy variable in \""
                + text
                + "\" has no closing brace (Access Analyzer: Missing brace in variable). Add }");
      }
      Optional<String> problem =
          variable(text.substring(start, end + 1), text.substring(start + 2, end));
      if (problem.isPresent()) {
        return problem;
      }
      start = text.indexOf("${", end);
    }
    return Optional.empty();
  }

  private static Optional<String> variable(String variable, String body) {
    if (body.equals("*") || body.equals("?") || body.equals("$")) {
      return Optional.empty();
    }
    if (body.isBlank()) {
      return Optional.of(
          "\"${}\" names no condition key (Access Analyzer: Empty variable). Name one, or remove"
              + " it");
    }
    int comma = body.indexOf(',');
    String key = comma < 0 ? body : body.substring(0, comma);
    if (key.contains("::") || key.indexOf(':') <= 0) {
      return Optional.of(
          "\""
              + variable
              + "\" is left over from a template: IAM's variables are condition keys, such as"
              + " ${aws:username}."
              + RESOLVE);
    }
    if (key.indexOf(' ') >= 0) {
      return Optional.of(
          "\""
              + variable
              + "\" has a space in its key (Access Analyzer: Unsupported space in variable)."
              + " Remove it");
    }
    if (comma < 0) {
      return Optional.empty();
    }
    String fallback = body.substring(comma + 1).strip();
    boolean quoted = fallback.length() > 1 && fallback.startsWith("'") && fallback.endsWith("'");
    return quoted
        ? Optional.empty()
        : Optional.of(
            "the default value in \""
                + variable
                + "\" is not in single quotes (Access Analyzer: Missing quote in variable)."
                + " Write ${"
                + key
                + ", 'value'}");
  }
}
