package io.github.sstiam.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.evaluation.AuthorizationRequest;
import io.github.sstiam.evaluation.AuthorizationRequest.ResourceForm;
import io.github.sstiam.evaluation.Caller;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.Decision;
import io.github.sstiam.evaluation.PolicyEvaluator;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Glob;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.Statement;
import java.util.List;
import java.util.Optional;

/** Two patterns and a text: ARNs and wildcards against a slow and obvious reference. */
final class MatchingInput {
  private static final int LONGEST = 32;

  private MatchingInput() {}

  static void take(byte[] data) {
    String[] texts = new String(data, UTF_8).split("\n", 3);
    if (texts.length < 3) {
      return;
    }
    for (int i = 0; i < texts.length; i++) {
      texts[i] = texts[i].substring(0, Math.min(texts[i].length(), LONGEST));
      compiled(texts[i]);
      // Globs treat these characters alike.
      texts[i] = texts[i].replace('\uE000', '\uFFFD').replace('\uE001', '\uFFFD');
    }
    wildcards(texts[0], texts[1], texts[2]);
    if (isArn(texts[0]) && isArn(texts[1]) && isArn(texts[2])) {
      arns(texts[0], texts[1], texts[2]);
      statement(texts[0], texts[2]);
    }
  }

  private static void compiled(String text) {
    Glob literal = Glob.literal(text);
    demand(literal.matches(text) && !literal.matches(text + "x"), "literal");
  }

  private static void wildcards(String one, String other, String text) {
    boolean matches = matches(one, text);
    demand(Glob.of(one).matches(text) == matches, "matches");
    boolean overlap = Glob.of(one).intersects(Glob.of(other));
    demand(overlap || !(matches && matches(other, text)), "overlap");
    boolean covers = Glob.of(one).covers(Glob.of(other));
    demand(matches || !(covers && matches(other, text)), "covers");
  }

  private static void arns(String one, String other, String arn) {
    ArnPattern own = new ArnPattern(one);
    ArnPattern its = new ArnPattern(other);
    boolean both = arnMatches(one, arn) && arnMatches(other, arn);
    demand(own.overlaps(its) || !both, "overlaps");
    demand(!own.covers(its) || !arnMatches(other, arn) || arnMatches(one, arn), "covers");
    Optional<ArnPattern> narrowed = own.intersect(its);
    demand(!both || narrowed.filter(n -> arnMatches(n.text(), arn)).isPresent(), "narrowed");
  }

  private static void statement(String pattern, String arn) {
    Statement statement = Statement.allow("S", List.of("*"), List.of(pattern), List.of());
    CompiledPolicy policy = CompiledPolicy.of("policy", PolicyDocument.of(List.of(statement)));
    if (pattern.contains("${")) {
      return;
    }
    Decision decision =
        new PolicyEvaluator(PolicySet.ofIdentity(List.of(policy)))
            .evaluate(
                new AuthorizationRequest(
                    Caller.of("arn:aws:iam::123456789012:user/alice"),
                    Action.of("s3:GetObject"),
                    arn,
                    ResourceForm.EXACT,
                    Optional.empty(),
                    RequestContext.EMPTY))
            .decision();
    demand((decision == Decision.ALLOWED) == arnMatches(pattern, arn), "decision");
  }

  private static boolean isArn(String text) {
    return text.startsWith("arn:") && text.split(":", 6).length == 6;
  }

  /** Part by part; the last part may hold colons. */
  private static boolean arnMatches(String pattern, String arn) {
    String[] patterns = pattern.split(":", 6);
    String[] parts = arn.split(":", 6);
    boolean matches = true;
    for (int i = 0; i < 6; i++) {
      matches &= matches(patterns[i], parts[i]);
    }
    return matches;
  }

  /** A table of every beginning of the pattern with every beginning of the text. */
  private static boolean matches(String pattern, String text) {
    boolean[][] table = new boolean[pattern.length() + 1][text.length() + 1];
    table[0][0] = true;
    for (int p = 1; p <= pattern.length(); p++) {
      char c = pattern.charAt(p - 1);
      for (int t = 0; t <= text.length(); t++) {
        boolean one = t > 0 && table[p - 1][t - 1] && (c == '?' || c == text.charAt(t - 1));
        boolean any = c == '*' && (table[p - 1][t] || (t > 0 && table[p][t - 1]));
        table[p][t] = c == '*' ? any : one;
      }
    }
    return table[pattern.length()][text.length()];
  }

  private static void demand(boolean held, String what) {
    if (!held) {
      throw new AssertionError(what + " differs from the reference");
    }
  }
}
