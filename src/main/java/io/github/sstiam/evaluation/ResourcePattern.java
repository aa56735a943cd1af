package io.github.sstiam.evaluation;

import io.github.sstiam.evaluation.ResourceMatch.Coverage;
import io.github.sstiam.evaluation.condition.PatternText;
import io.github.sstiam.evaluation.condition.ResolvedText;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Glob;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * A value of {@code Resource}. An ARN is compared part by part, so that a wildcard never leaves the
 * part it stands in
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).
 */
final class ResourcePattern {
  private static final int PARTS = 6;

  private final boolean every;

  /** The parts of the ARN before the last; none if the pattern is not an ARN. */
  private final Glob[] parts;

  private final PatternText last;

  private ResourcePattern(boolean every, Glob[] parts, PatternText last) {
    this.every = every;
    this.parts = parts;
    this.last = last;
  }

  /**
   * Compiles a pattern. If it has fewer than six parts and ends in {@code *}, the missing parts
   * match anything.
   *
   * @param text the pattern as the policy spells it
   * @param variables whether the policy's version has policy variables
   */
  static ResourcePattern of(String text, boolean variables) {
    if (!text.isEmpty() && text.chars().allMatch(c -> c == '*')) {
      return new ResourcePattern(true, new Glob[0], PatternText.of("", false, false));
    }
    String[] parts = text.split(":", PARTS);
    if (parts.length < PARTS && text.endsWith("*")) {
      int given = parts.length;
      parts = Arrays.copyOf(parts, PARTS);
      Arrays.fill(parts, given, PARTS, "*");
    }
    if (parts.length < PARTS) {
      return new ResourcePattern(false, new Glob[0], PatternText.of("", false, false));
    }
    Glob[] heads = new Glob[PARTS - 1];
    for (int i = 0; i < heads.length; i++) {
      heads[i] = Glob.of(parts[i]);
    }
    return new ResourcePattern(false, heads, PatternText.of(parts[PARTS - 1], true, variables));
  }

  /**
   * All that the pattern can match, whatever values its variables have; empty if it cannot match
   * any resource.
   */
  Optional<ArnPattern> widest() {
    if (every) {
      return Optional.of(ArnPattern.ANY);
    }
    if (parts.length == 0 || !parts[0].matches("arn")) {
      return Optional.empty();
    }
    StringBuilder arn = new StringBuilder("arn");
    for (int i = 1; i < parts.length; i++) {
      arn.append(':').append(parts[i].text());
    }
    return Optional.of(new ArnPattern(arn.append(':').append(last.widest()).toString()));
  }

  /** The variables of the pattern, in lower case. */
  List<String> variables() {
    return last.variables();
  }

  /** Whether {@link #widest} is exactly what the pattern matches. */
  boolean isExact() {
    return last.isExact();
  }

  /** Matches the resource of a request. */
  ResourceMatch match(AuthorizationRequest request) {
    if (every) {
      return ResourceMatch.of(Coverage.ALL);
    }
    if (parts.length == 0) {
      return ResourceMatch.of(Coverage.NONE);
    }
    if (request.isAnyResource()) {
      ResolvedText name = last.resolve(request.context());
      return ResourceMatch.of(
          name.text().isEmpty() ? Coverage.NONE : Coverage.PART, name.missing());
    }
    List<Glob> resource = request.resourceParts();
    if (resource.isEmpty()) {
      return ResourceMatch.of(Coverage.NONE);
    }
    boolean covered = true;
    for (int i = 0; i < parts.length; i++) {
      if (!parts[i].covers(resource.get(i))) {
        if (!request.isPattern() || !parts[i].intersects(resource.get(i))) {
          return ResourceMatch.of(Coverage.NONE);
        }
        covered = false;
      }
    }
    return matchLast(request, covered);
  }

  private ResourceMatch matchLast(AuthorizationRequest request, boolean covered) {
    ResolvedText pattern = last.resolve(request.context());
    if (pattern.text().isEmpty()) {
      return ResourceMatch.of(Coverage.NONE, pattern.missing());
    }
    Glob resource = request.resourceParts().get(PARTS - 1);
    if (pattern.text().get().covers(resource)) {
      return ResourceMatch.of(covered ? Coverage.ALL : Coverage.PART);
    }
    boolean overlaps = request.isPattern() && pattern.text().get().intersects(resource);
    return ResourceMatch.of(overlaps ? Coverage.PART : Coverage.NONE);
  }

  /** Gives the variables of the pattern the values of a request. */
  ResolvedText resolve(AuthorizationRequest request) {
    return last.resolve(request.context());
  }
}
