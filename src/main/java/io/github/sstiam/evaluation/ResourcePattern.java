package io.github.sstiam.evaluation;

import io.github.sstiam.evaluation.condition.PatternText;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Wildcard;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A value of {@code Resource}. An ARN is compared part by part, so that a wildcard never leaves the
 * part it stands in
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).
 */
final class ResourcePattern {
  /** How a pattern and the resource of a request meet. */
  enum Match {
    NONE,
    /** Some of the resources that the request's pattern stands for. */
    PART,
    ALL
  }

  private static final int PARTS = 6;

  private final boolean every;
  private final String[] parts;
  private final PatternText last;

  private ResourcePattern(boolean every, String[] parts, PatternText last) {
    this.every = every;
    this.parts = parts;
    this.last = last;
  }

  /**
   * Compiles a pattern. One with fewer than six parts that ends in {@code *} leaves the others
   * open.
   *
   * @param text the pattern as the policy spells it
   * @param variables whether the policy's version has policy variables
   */
  static ResourcePattern of(String text, boolean variables) {
    if (!text.isEmpty() && text.chars().allMatch(c -> c == '*')) {
      return new ResourcePattern(true, new String[0], PatternText.of("", false, false));
    }
    String[] parts = text.split(":", PARTS);
    if (parts.length < PARTS && text.endsWith("*")) {
      int given = parts.length;
      parts = Arrays.copyOf(parts, PARTS);
      Arrays.fill(parts, given, PARTS, "*");
    }
    if (parts.length < PARTS) {
      return new ResourcePattern(false, new String[0], PatternText.of("", false, false));
    }
    String[] heads = new String[PARTS - 1];
    for (int i = 0; i < heads.length; i++) {
      heads[i] = Wildcard.compile(parts[i]);
    }
    return new ResourcePattern(false, heads, PatternText.of(parts[PARTS - 1], true, variables));
  }

  boolean isEvery() {
    return every;
  }

  /**
   * All that the pattern can stand for, whatever values its variables have; empty where that is
   * nothing.
   */
  Optional<ArnPattern> widest() {
    if (every) {
      return Optional.of(ArnPattern.ANY);
    }
    if (parts.length == 0 || !Wildcard.matches(parts[0], "arn")) {
      return Optional.empty();
    }
    String[] known = parts.clone();
    known[0] = "arn";
    return Optional.of(
        new ArnPattern(Wildcard.spelled(String.join(":", known)) + ":" + last.widest()));
  }

  /** The variables of the pattern, in lower case. */
  List<String> variables() {
    return last.variables();
  }

  /** Whether {@link #widest} is what the pattern stands for, neither more nor less. */
  boolean isExact() {
    return last.isExact();
  }

  /** Whether the pattern can be matched at all: a variable in it may have no value. */
  Match match(AuthorizationRequest request, Consumer<String> missing) {
    if (every) {
      return Match.ALL;
    }
    if (parts.length == 0) {
      return Match.NONE;
    }
    String resource = request.resource();
    if (isOpen(request)) {
      return last.resolve(request.context(), missing) == null ? Match.NONE : Match.PART;
    }
    int from = 0;
    boolean covered = true;
    for (String part : parts) {
      int to = resource.indexOf(':', from);
      if (to < 0) {
        return Match.NONE;
      }
      if (!Wildcard.matches(part, resource, from, to)) {
        if (!request.isPattern() || !Wildcard.overlap(part, resource.substring(from, to))) {
          return Match.NONE;
        }
        covered = false;
      }
      from = to + 1;
    }
    return match(request, missing, resource, from, covered);
  }

  private Match match(
      AuthorizationRequest request,
      Consumer<String> missing,
      String resource,
      int from,
      boolean covered) {
    String pattern = last.resolve(request.context(), missing);
    if (pattern == null) {
      return Match.NONE;
    }
    if (Wildcard.matches(pattern, resource, from, resource.length())) {
      return covered ? Match.ALL : Match.PART;
    }
    boolean overlaps = request.isPattern() && Wildcard.overlap(pattern, resource.substring(from));
    return overlaps ? Match.PART : Match.NONE;
  }

  /** A pattern that stands for every resource there is. */
  private static boolean isOpen(AuthorizationRequest request) {
    return request.isPattern()
        && request.resource().length() == 1
        && request.resource().charAt(0) == Wildcard.ANY;
  }

  /** Whether a variable of the pattern has no value in a request. */
  boolean isUnresolved(AuthorizationRequest request, Consumer<String> missing) {
    return !every && last.resolve(request.context(), missing) == null;
  }
}
