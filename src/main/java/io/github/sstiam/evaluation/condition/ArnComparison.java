package io.github.sstiam.evaluation.condition;

import io.github.sstiam.policy.Glob;
import java.util.List;

/** ARNs, compared part by part: a wildcard never leaves the part that it stands in. */
final class ArnComparison {
  private static final int PARTS = 6;

  static final ValueComparison LIKE =
      (policy, request) -> {
        List<Glob> pattern = policy.split(':', PARTS);
        String[] arn = request.split(":", PARTS);
        if (arn.length < PARTS || !arn[0].equals("arn")) {
          return ValueComparison.Result.UNREADABLE;
        }
        if (pattern.size() < PARTS) {
          return ValueComparison.of(policy.isEverything());
        }
        for (int i = 0; i < PARTS; i++) {
          if (!pattern.get(i).matches(arn[i])) {
            return ValueComparison.Result.FAILED;
          }
        }
        return ValueComparison.Result.PASSED;
      };

  private ArnComparison() {}
}
