package io.github.sstiam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.evaluation.AuthorizationRequest.ResourceForm;
import io.github.sstiam.evaluation.condition.ContextValue;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Effect;
import io.github.sstiam.policy.Glob;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.policy.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Laws that hold for whatever policies and requests there are. */
class PolicyLawsTest {
  private static final String ACCOUNT = "123456789012";

  @Property
  void addingADenyNeverAllowsMore(
      @ForAll("policies") List<PolicyDocument> policies,
      @ForAll("statements") Statement statement,
      @ForAll("requests") AuthorizationRequest request) {
    List<PolicyDocument> more = new ArrayList<>(policies);
    more.add(PolicyDocument.of(List.of(with(statement, Effect.DENY))));

    if (decide(more, request) == Decision.ALLOWED) {
      assertThat(decide(policies, request)).isEqualTo(Decision.ALLOWED);
    }
  }

  @Property
  void addingAnAllowNeverDeniesMore(
      @ForAll("policies") List<PolicyDocument> policies,
      @ForAll("statements") Statement statement,
      @ForAll("requests") AuthorizationRequest request) {
    List<PolicyDocument> more = new ArrayList<>(policies);
    more.add(PolicyDocument.of(List.of(with(statement, Effect.ALLOW))));

    if (decide(policies, request) == Decision.ALLOWED) {
      assertThat(decide(more, request)).isEqualTo(Decision.ALLOWED);
    }
  }

  @Property
  void addingABoundaryNeverAllowsMore(
      @ForAll("policies") List<PolicyDocument> policies,
      @ForAll("statements") Statement statement,
      @ForAll("requests") AuthorizationRequest request) {
    PolicySet bounded =
        PolicySet.ofIdentity(compiled(policies))
            .withBoundary(
                Optional.of(CompiledPolicy.of("boundary", PolicyDocument.of(List.of(statement)))));

    if (new PolicyEvaluator(bounded).evaluate(request).decision() == Decision.ALLOWED) {
      assertThat(decide(policies, request)).isEqualTo(Decision.ALLOWED);
    }
  }

  @Property
  void theOrderOfPoliciesAndStatementsDoesNotMatter(
      @ForAll("policies") List<PolicyDocument> policies,
      @ForAll("requests") AuthorizationRequest request) {
    List<PolicyDocument> turned = new ArrayList<>();
    for (PolicyDocument policy : policies) {
      List<Statement> statements = new ArrayList<>(policy.statements());
      Collections.reverse(statements);
      turned.add(new PolicyDocument(policy.version(), policy.id(), statements));
    }
    Collections.reverse(turned);

    assertThat(decide(turned, request)).isEqualTo(decide(policies, request));
  }

  @Property
  void aPolicyReadsAsItWasWritten(@ForAll("policies") List<PolicyDocument> policies)
      throws Exception {
    for (PolicyDocument policy : policies) {
      String text = PolicyWriter.write(policy);

      assertThat(PolicyWriter.write(PolicyReader.read(text, "written", PolicyKind.IDENTITY)))
          .isEqualTo(text);
    }
  }

  @Property
  void anAllowedPatternAllowsEveryResourceItStandsFor(
      @ForAll("policies") List<PolicyDocument> policies,
      @ForAll("globs") String glob,
      @ForAll("words") String filling) {
    String pattern = "arn:aws:s3:::" + glob.replace('?', 'q');
    AuthorizationRequest open = request(pattern, ResourceForm.PATTERN);
    AuthorizationRequest one =
        request(pattern.replace("*", filling.replaceAll("[*?]", "x")), ResourceForm.EXACT);
    Evaluation evaluation =
        new PolicyEvaluator(PolicySet.ofIdentity(compiled(policies))).evaluate(open);

    if (evaluation.decision() == Decision.ALLOWED) {
      assertThat(decide(policies, one)).isEqualTo(Decision.ALLOWED);
    }
    if (evaluation.decision() == Decision.EXPLICIT_DENY) {
      assertThat(decide(policies, one)).isEqualTo(Decision.EXPLICIT_DENY);
    }
  }

  @Property
  void wildcardsMatchAsTheSlowDefinitionSays(
      @ForAll("globs") String glob, @ForAll("words") String text) {
    assertThat(Glob.of(glob).matches(text)).isEqualTo(slowly(glob, text));
  }

  @Property
  void patternsOverlapWhereATextMatchesBoth(
      @ForAll("globs") String one, @ForAll("globs") String other, @ForAll("words") String text) {
    if (slowly(one, text) && slowly(other, text)) {
      assertThat(Glob.of(one).intersects(Glob.of(other))).isTrue();
      assertThat(
              new ArnPattern("arn:aws:s3:::" + one)
                  .overlaps(new ArnPattern("arn:aws:s3:::" + other)))
          .isTrue();
    }
  }

  @Property
  void aPatternThatCoversAnotherMatchesAllItMatches(
      @ForAll("globs") String one, @ForAll("globs") String other, @ForAll("words") String text) {
    boolean covers =
        new ArnPattern("arn:aws:s3:::" + one).covers(new ArnPattern("arn:aws:s3:::" + other));
    if (covers && slowly(other, text)) {
      assertThat(slowly(one, text)).isTrue();
    }
  }

  /** The definition, spelled out: takes exponential time and is obviously right. */
  private static boolean slowly(String glob, String text) {
    if (glob.isEmpty()) {
      return text.isEmpty();
    }
    if (glob.charAt(0) == '*') {
      return slowly(glob.substring(1), text)
          || (!text.isEmpty() && slowly(glob, text.substring(1)));
    }
    return !text.isEmpty()
        && (glob.charAt(0) == '?' || glob.charAt(0) == text.charAt(0))
        && slowly(glob.substring(1), text.substring(1));
  }

  @Provide
  Arbitrary<String> globs() {
    return PolicyArbitraries.globs();
  }

  @Provide
  Arbitrary<String> words() {
    return PolicyArbitraries.words();
  }

  @Provide
  Arbitrary<AuthorizationRequest> requests() {
    Arbitrary<String> resource = words().map(word -> "arn:aws:s3:::" + word);
    return Combinators.combine(resource, words().optional())
        .as(
            (arn, tag) ->
                new AuthorizationRequest(
                    Caller.of("arn:aws:iam::" + ACCOUNT + ":user/alice"),
                    Action.of("s3:GetObject"),
                    arn,
                    ResourceForm.EXACT,
                    Optional.empty(),
                    new RequestContext(
                        tag.map(value -> Map.of("app:tag", ContextValue.of(value)))
                            .orElse(Map.of()))));
  }

  private static AuthorizationRequest request(String resource, ResourceForm form) {
    return new AuthorizationRequest(
        Caller.of("arn:aws:iam::" + ACCOUNT + ":user/alice"),
        Action.of("s3:GetObject"),
        resource,
        form,
        Optional.empty(),
        RequestContext.EMPTY);
  }

  @Provide
  Arbitrary<List<PolicyDocument>> policies() {
    return PolicyArbitraries.policies();
  }

  @Provide
  Arbitrary<Statement> statements() {
    return PolicyArbitraries.statements();
  }

  private static Statement with(Statement statement, Effect effect) {
    return new Statement(
        statement.sid(),
        effect,
        statement.principal(),
        statement.actions(),
        statement.resources(),
        statement.conditions(),
        statement.position());
  }

  private static Decision decide(List<PolicyDocument> policies, AuthorizationRequest request) {
    return new PolicyEvaluator(PolicySet.ofIdentity(compiled(policies)))
        .evaluate(request)
        .decision();
  }

  private static List<CompiledPolicy> compiled(List<PolicyDocument> policies) {
    return policies.stream().map(policy -> CompiledPolicy.of("policy", policy)).toList();
  }
}
