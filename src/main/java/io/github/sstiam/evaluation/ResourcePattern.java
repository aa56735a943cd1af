package io.github.sstiam.evaluation;

import io.github.sstiam.evaluation.condition.PatternText;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.evaluation.condition.ResolvedText;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Glob;
import java.util.List;
import java.util.Optional;

/**
 * A value of {@code Resource}
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html).
 */
final class ResourcePattern {
  private static final int PARTS = 6;

  private final PatternText text;

  private ResourcePattern(PatternText text) {
    this.text = text;
  }

  /**
   * Compiles a pattern.
   *
   * @param text the pattern as the policy spells it
   * @param variables whether the policy's version has policy variables
   */
  static ResourcePattern of(String text, boolean variables) {
    boolean every = !text.isEmpty() && text.chars().allMatch(c -> c == '*');
    return new ResourcePattern(PatternText.ofResource(every ? "*" : text, variables));
  }

  /**
   * All that the pattern can match, whatever values its variables have; empty if it cannot match
   * any resource. Wider than that if a wildcard stands for several parts of an ARN.
   */
  Optional<ArnPattern> widest() {
    Glob widest = text.widest();
    List<Glob> parts = widest.split(':', PARTS);
    if (widest.isEverything()) {
      return Optional.of(ArnPattern.ANY);
    }
    if (!parts.get(0).matches("arn")) {
      return Optional.empty();
    }
    StringBuilder arn = new StringBuilder("arn");
    for (Glob part : parts.subList(1, parts.size())) {
      arn.append(':').append(part.text());
    }
    if (parts.size() < PARTS) {
      if (!Glob.hasWildcards(widest.text())) {
        return Optional.empty();
      }
      if (!widest.text().endsWith("*")) {
        return Optional.of(ArnPattern.ANY);
      }
      arn.append(":*".repeat(PARTS - parts.size()));
    }
    return Optional.of(new ArnPattern(arn.toString()));
  }

  /** The variables of the pattern, in lower case. */
  List<String> variables() {
    return text.variables();
  }

  /** Whether {@link #widest} is exactly what the pattern matches. */
  boolean isExact() {
    Glob widest = text.widest();
    return text.isExact()
        && (widest.isEverything()
            || Glob.startOfName(widest.text()) >= 0
            || widest.text().endsWith("*"));
  }

  /** Matches the resource of a request. */
  ResourceMatch match(AuthorizationRequest request) {
    ResolvedText resolved = text.resolve(request.context());
    if (resolved.isUnknown()) {
      return text.widest().intersects(request.resource())
          ? ResourceMatch.unknown(resolved.missing())
          : ResourceMatch.NONE;
    }
    if (resolved.text().isEmpty()) {
      return ResourceMatch.NONE;
    }
    Glob pattern = resolved.text().get();
    if (pattern.covers(request.resource())) {
      return ResourceMatch.ALL;
    }
    return request.isPattern() && pattern.intersects(request.resource())
        ? ResourceMatch.PART
        : ResourceMatch.NONE;
  }

  /** Gives the variables of the pattern the values of a request. */
  ResolvedText resolve(RequestContext context) {
    return text.resolve(context);
  }
}
