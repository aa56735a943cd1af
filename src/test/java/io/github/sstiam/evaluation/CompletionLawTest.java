package io.github.sstiam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.evaluation.AuthorizationRequest.ResourceForm;
import io.github.sstiam.evaluation.condition.ContextValue;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.json.Position;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Condition;
import io.github.sstiam.policy.Effect;
import io.github.sstiam.policy.ElementPatterns;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.Statement;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/**
 * The answer about what is partly unknown, against the answers about everything that it may be: a
 * request with unknown keys and a name known in part stands for each of its completions. {@code
 * -Djqwik.tries.default=20000} makes it a million completions and more.
 */
class CompletionLawTest {
  private static final String TAG = "aws:principaltag/team";
  private static final String LIST = "aws:tagkeys";
  private static final List<String> NAMES = List.of("", "a", "b", "aa", "ab", "a:b");
  private static final List<ContextValue> TAGS =
      List.of(
          ContextValue.ABSENT, ContextValue.of("a"), ContextValue.of("b"), ContextValue.of("c"));
  private static final List<ContextValue> LISTS =
      List.of(
          ContextValue.ABSENT,
          ContextValue.listOf(List.of()),
          ContextValue.listOf(List.of("a")),
          ContextValue.listOf(List.of("a", "b")));

  @Property
  void anAnswerIsThatOfEveryCompletion(
      @ForAll("policySets") PolicySet policies,
      @ForAll("patterns") String pattern,
      @ForAll("tags") ContextValue tag,
      @ForAll("lists") ContextValue list) {
    PolicyEvaluator evaluator = new PolicyEvaluator(policies);
    Decision open =
        evaluator.evaluate(request(pattern, ResourceForm.PATTERN, context(tag, list))).decision();
    Set<Decision> found = EnumSet.noneOf(Decision.class);
    for (String name : NAMES) {
      String resource = pattern.replace("*", name);
      for (ContextValue ofTag : completions(tag, TAGS)) {
        for (ContextValue ofList : completions(list, LISTS)) {
          found.add(
              evaluator
                  .evaluate(request(resource, ResourceForm.EXACT, context(ofTag, ofList)))
                  .decision());
        }
      }
    }

    switch (open) {
      case ALLOWED -> assertThat(found).containsExactly(Decision.ALLOWED);
      case EXPLICIT_DENY -> assertThat(found).containsExactly(Decision.EXPLICIT_DENY);
      case IMPLICIT_DENY -> assertThat(found).doesNotContain(Decision.ALLOWED);
      case UNKNOWN -> assertThat(found).doesNotContain(Decision.UNKNOWN);
    }
    Statistics.collect(
        open == Decision.UNKNOWN
            ? found.size() == 1 ? "unknown, though all agree" : "unknown"
            : "decided");
  }

  private static List<ContextValue> completions(ContextValue value, List<ContextValue> all) {
    return switch (value.state()) {
      case KNOWN, ABSENT -> List.of(value);
      case PRESENT -> all.subList(1, all.size());
      case AT_LEAST -> all.subList(2, all.size());
      case UNKNOWN -> all;
    };
  }

  private static RequestContext context(ContextValue tag, ContextValue list) {
    Map<String, ContextValue> values = new HashMap<>();
    values.put(TAG, tag);
    values.put(LIST, list);
    return new RequestContext(values);
  }

  private static AuthorizationRequest request(
      String resource, ResourceForm form, RequestContext context) {
    return new AuthorizationRequest(
        Caller.of("arn:aws:iam::123456789012:role/deploy"),
        Action.of("s3:GetObject"),
        resource,
        form,
        Optional.empty(),
        context);
  }

  @Provide
  Arbitrary<String> patterns() {
    return Arbitraries.of(
        "arn:aws:s3:::*",
        "arn:aws:s3:::a*",
        "arn:aws:s3:::*b",
        "arn:aws:s3:::a",
        "arn:aws:s3:::a*b");
  }

  @Provide
  Arbitrary<ContextValue> tags() {
    return Arbitraries.of(
        ContextValue.UNKNOWN, ContextValue.UNKNOWN, ContextValue.PRESENT, ContextValue.of("a"));
  }

  @Provide
  Arbitrary<ContextValue> lists() {
    return Arbitraries.of(
        ContextValue.UNKNOWN,
        ContextValue.ABSENT,
        ContextValue.atLeast(List.of("a")),
        ContextValue.listOf(List.of("a")));
  }

  @Provide
  Arbitrary<PolicySet> policySets() {
    Arbitrary<CompiledPolicy> policy =
        statements()
            .list()
            .ofMinSize(1)
            .ofMaxSize(4)
            .map(list -> CompiledPolicy.of("policy", PolicyDocument.of(list)));
    Arbitrary<List<List<CompiledPolicy>>> levels = policy.list().ofSize(1).list().ofMaxSize(1);
    return Combinators.combine(
            policy.list().ofMinSize(1).ofMaxSize(2),
            policy.optional(0.3),
            policy.optional(0.2),
            levels)
        .as(
            (identity, boundary, session, organization) ->
                new PolicySet(
                    identity,
                    boundary,
                    session,
                    Optional.empty(),
                    new OrganizationLevels(organization),
                    OrganizationLevels.NONE));
  }

  private static Arbitrary<Statement> statements() {
    Arbitrary<ElementPatterns> resources =
        Combinators.combine(
                Arbitraries.of(false, false, true),
                Arbitraries.of(
                        "*",
                        "arn:aws:s3:::*",
                        "arn:aws:s3:::a*",
                        "arn:aws:s3:::a?*",
                        "arn:aws:s3:::?*",
                        "arn:aws:s3:::a",
                        "arn:aws:s3:::",
                        "arn:aws:s3:::*b",
                        "arn:aws:*b",
                        "arn:aws:s3:::${" + TAG + "}",
                        "arn:aws:s3:::a${" + TAG + ", 'b'}*")
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(3))
            .as(ElementPatterns::new);
    Arbitrary<Condition> condition =
        Combinators.combine(
                Arbitraries.of(
                    "StringEquals",
                    "StringNotEquals",
                    "StringLikeIfExists",
                    "StringNotLikeIfExists",
                    "Null",
                    "ForAllValues:StringEquals",
                    "ForAnyValue:StringNotEquals",
                    "ForAnyValue:StringLike",
                    "ForAllValues:Null"),
                Arbitraries.of(TAG, TAG, LIST),
                Arbitraries.of("a", "b", "true", "false", "*", "${" + TAG + "}")
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(2))
            .as(Condition::new);
    return Combinators.combine(
            Arbitraries.of(Effect.ALLOW, Effect.ALLOW, Effect.DENY),
            resources,
            condition.list().ofMaxSize(2))
        .as(
            (effect, resource, conditions) ->
                new Statement(
                    Optional.empty(),
                    effect,
                    Optional.empty(),
                    new ElementPatterns(false, List.of("s3:*")),
                    Optional.of(resource),
                    conditions,
                    Position.NONE));
  }
}
