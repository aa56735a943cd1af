package io.github.sstiam.evaluation;

import io.github.sstiam.json.Position;
import io.github.sstiam.policy.Condition;
import io.github.sstiam.policy.Effect;
import io.github.sstiam.policy.ElementPatterns;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.Statement;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Policies of all shapes over a small alphabet, so that patterns often meet. */
final class PolicyArbitraries {
  private PolicyArbitraries() {}

  static Arbitrary<String> globs() {
    return Arbitraries.strings().withChars("ab/*?").ofMaxLength(6);
  }

  static Arbitrary<String> words() {
    return Arbitraries.strings().withChars("ab/").ofMaxLength(7);
  }

  static Arbitrary<List<PolicyDocument>> policies() {
    return statements()
        .list()
        .ofMinSize(1)
        .ofMaxSize(4)
        .map(PolicyDocument::of)
        .list()
        .ofMaxSize(3);
  }

  static Arbitrary<Statement> statements() {
    Arbitrary<ElementPatterns> actions =
        selections(Arbitraries.of("*", "s3:*", "s3:Get*", "S3:getobject", "s3:Put?bject", "sqs:*"));
    Arbitrary<ElementPatterns> resources =
        selections(
            Arbitraries.oneOf(
                Arbitraries.of("*", "arn:aws:s3:::${app:tag}", "arn:aws:sqs:::a"),
                globs().map(glob -> "arn:aws:s3:::" + glob)));
    Arbitrary<List<Condition>> conditions =
        Arbitraries.of(
            List.of(),
            List.of(new Condition("StringLike", "app:tag", List.of("a*"))),
            List.of(new Condition("StringNotEquals", "app:tag", List.of("a", "b"))),
            List.of(new Condition("Null", "app:tag", List.of("true"))));
    return Combinators.combine(Arbitraries.of(Effect.values()), actions, resources, conditions)
        .as(
            (effect, action, resource, condition) ->
                new Statement(
                    Optional.empty(),
                    effect,
                    Optional.empty(),
                    action,
                    Optional.of(resource),
                    condition,
                    Position.NONE));
  }

  private static Arbitrary<ElementPatterns> selections(Arbitrary<String> patterns) {
    return Combinators.combine(
            Arbitraries.of(true, false, false), patterns.list().ofMinSize(1).ofMaxSize(2))
        .as(ElementPatterns::new);
  }
}
