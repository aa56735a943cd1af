package io.github.sstiam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.evaluation.AuthorizationRequest.ResourceForm;
import io.github.sstiam.evaluation.Grant.Holding;
import io.github.sstiam.evaluation.condition.ContextValue;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.Statement;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.ShrinkingMode;

/** What can be granted at all is what the evaluator allows, asked for every resource at once. */
class PolicyGrantsTest {
  private static final Action GET_OBJECT = Action.of("s3:GetObject");
  private static final List<ArnPattern> OBJECTS = List.of(new ArnPattern("arn:aws:s3:::*"));

  @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
  void everyAllowedRequestIsCoveredByAGrant(
      @ForAll("policies") List<PolicyDocument> policies,
      @ForAll("statements") Statement boundary,
      @ForAll("words") String word,
      @ForAll("tags") Optional<String> tag) {
    PolicySet set = bounded(policies, boundary);
    ArnPattern resource = new ArnPattern("arn:aws:s3:::" + word);
    Evaluation evaluation = new PolicyEvaluator(set).evaluate(request(resource, tag));

    if (evaluation.decision() == Decision.ALLOWED) {
      assertThat(new PolicyGrants(set).of(GET_OBJECT, OBJECTS))
          .anyMatch(
              grant ->
                  grant.covers(resource)
                      && grant.validity(context(tag)).holding() != Holding.NEVER);
    }
  }

  @Property(tries = 3000, shrinking = ShrinkingMode.OFF)
  void aGrantThatHoldsForARequestAllowsIt(
      @ForAll("policies") List<PolicyDocument> policies,
      @ForAll("statements") Statement boundary,
      @ForAll("words") String word,
      @ForAll("tags") Optional<String> tag) {
    PolicySet set = bounded(policies, boundary);
    ArnPattern resource = new ArnPattern("arn:aws:s3:::" + word);

    for (Grant grant : new PolicyGrants(set).of(GET_OBJECT, OBJECTS)) {
      if (grant.covers(resource) && grant.validity(context(tag)).holding() == Holding.HOLDS) {
        assertThat(new PolicyEvaluator(set).evaluate(request(resource, tag)).decision())
            .isEqualTo(Decision.ALLOWED);
      }
    }
  }

  @Property(shrinking = ShrinkingMode.OFF)
  void aRequestWithoutAResourceIsGrantedAsItIsAllowed(
      @ForAll("policies") List<PolicyDocument> policies,
      @ForAll("statements") Statement boundary,
      @ForAll("tags") Optional<String> tag) {
    PolicySet set = bounded(policies, boundary);
    Decision decision = new PolicyEvaluator(set).evaluate(request(ArnPattern.ANY, tag)).decision();
    List<Grant> grants = new PolicyGrants(set).of(GET_OBJECT, List.of(ArnPattern.ANY));

    if (decision == Decision.ALLOWED) {
      assertThat(grants).anyMatch(grant -> grant.validity(context(tag)).holding() != Holding.NEVER);
    } else {
      assertThat(grants)
          .noneMatch(grant -> grant.validity(context(tag)).holding() == Holding.HOLDS);
    }
  }

  private static PolicySet bounded(List<PolicyDocument> policies, Statement boundary) {
    return PolicySet.ofIdentity(
            policies.stream().map(policy -> CompiledPolicy.of("policy", policy)).toList())
        .withBoundary(
            Optional.of(CompiledPolicy.of("boundary", PolicyDocument.of(List.of(boundary)))));
  }

  private static AuthorizationRequest request(ArnPattern resource, Optional<String> tag) {
    return new AuthorizationRequest(
        Caller.of("arn:aws:iam::123456789012:user/alice"),
        GET_OBJECT,
        resource.text(),
        ResourceForm.EXACT,
        Optional.empty(),
        context(tag));
  }

  private static RequestContext context(Optional<String> tag) {
    return new RequestContext(
        tag.map(value -> Map.of("app:tag", ContextValue.of(value))).orElse(Map.of()));
  }

  @Provide
  Arbitrary<List<PolicyDocument>> policies() {
    return PolicyArbitraries.policies();
  }

  @Provide
  Arbitrary<Statement> statements() {
    return PolicyArbitraries.statements();
  }

  @Provide
  Arbitrary<String> words() {
    return PolicyArbitraries.words();
  }

  @Provide
  Arbitrary<Optional<String>> tags() {
    return PolicyArbitraries.words().optional();
  }
}
