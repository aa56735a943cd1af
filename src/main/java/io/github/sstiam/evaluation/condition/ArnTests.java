package io.github.sstiam.evaluation.condition;

import io.github.sstiam.policy.Wildcard;

/** ARNs, compared part by part: a wildcard never leaves the part that it stands in. */
final class ArnTests {
  private static final int PARTS = 6;

  static final ValueTest LIKE =
      (policy, request) -> {
        String[] pattern = policy.split(":", PARTS);
        String[] arn = request.split(":", PARTS);
        if (arn.length < PARTS || !arn[0].equals("arn")) {
          return ValueTest.Result.UNREADABLE;
        }
        if (pattern.length < PARTS) {
          return ValueTest.of(policy.equals(String.valueOf(Wildcard.ANY)));
        }
        for (int i = 0; i < PARTS; i++) {
          if (!Wildcard.matches(pattern[i], arn[i])) {
            return ValueTest.Result.FAILED;
          }
        }
        return ValueTest.Result.PASSED;
      };

  private ArnTests() {}
}
