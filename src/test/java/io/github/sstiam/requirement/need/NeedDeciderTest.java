package io.github.sstiam.requirement.need;

import static io.github.sstiam.catalog.NeedRule.Strength.CONDITIONAL;
import static io.github.sstiam.catalog.NeedRule.Strength.EXCLUDED;
import static io.github.sstiam.catalog.NeedRule.Strength.REQUIRED;
import static io.github.sstiam.catalog.Operation.CREATE;
import static io.github.sstiam.catalog.Operation.DELETE;
import static io.github.sstiam.catalog.Operation.UPDATE;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.Value;
import io.github.sstiam.catalog.Evidence;
import io.github.sstiam.catalog.NeedRule;
import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.requirement.Reason;
import io.github.sstiam.requirement.need.NeedDecider.Certainty;
import io.github.sstiam.requirement.need.NeedDecider.ParsedRule;
import io.github.sstiam.requirement.need.PropertyCondition.Answer;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NeedDeciderTest {
  private static final NeedRule GENERAL = rule("always", CONDITIONAL, "a handler names it");
  private static final DeclaredProperties PROPERTIES =
      new DeclaredProperties(
          new Value.Members(Map.of("Role", Value.of("r"), "Open", new Value.Unknown())), Answer.NO);

  @Test
  void theFirstRuleWhoseConditionHoldsDecides() {
    NeedDecider decider =
        reviewed(
            rule("Vpc", CONDITIONAL, "in a VPC"),
            rule("Role", REQUIRED, "a role is passed"),
            rule("always", EXCLUDED, "never"));

    Reason reason = decide(decider, CREATE);

    assertThat(reason.strength()).isEqualTo(REQUIRED);
    assertThat(reason.text()).isEqualTo("a role is passed");
    assertThat(reason.evidence()).isEqualTo(Evidence.DOCUMENTED);
    assertThat(reason.source()).isEqualTo("https://docs.aws.amazon.com/Role");
  }

  @Test
  void anActionWhoseRulesDoNotHoldIsExcludedForTheReasonOfTheFirst() {
    NeedDecider decider =
        reviewed(rule("Vpc", REQUIRED, "in a VPC"), rule("Key", REQUIRED, "encrypted"));

    assertThat(decide(decider, CREATE))
        .isEqualTo(
            new Reason(
                EXCLUDED,
                "not declared: in a VPC",
                Evidence.DOCUMENTED,
                "https://docs.aws.amazon.com/Vpc"));
  }

  @Test
  void aConditionThatOnlyTheDeploymentDecidesMakesTheNeedConditional() {
    for (Strength strength : Strength.values()) {
      Reason reason =
          decide(
              reviewed(rule("Open", strength, "it is open"), rule("always", REQUIRED, "always")),
              CREATE);

      assertThat(reason.strength()).isEqualTo(CONDITIONAL);
      assertThat(reason.text())
          .isEqualTo("it is open, if a value that only the deployment knows makes it so");
    }
  }

  @Test
  void aRuleDecidesOnlyForTheOperationsThatItSelects() {
    NeedDecider decider =
        reviewed(
            rule(EnumSet.of(CREATE), "always", REQUIRED, "created"),
            rule(EnumSet.of(DELETE), "always", EXCLUDED, "not deleted"));

    assertThat(decide(decider, CREATE).text()).isEqualTo("created");
    assertThat(decide(decider, DELETE).text()).isEqualTo("not deleted");
  }

  @Test
  void theGeneralRulesDecideForAnOperationThatNoReviewedRuleSelects() {
    NeedDecider decider = reviewed(rule(EnumSet.of(CREATE), "always", REQUIRED, "created"));

    assertThat(decide(decider, UPDATE).text()).isEqualTo("a handler names it");
  }

  @Test
  void aReviewedRuleThatDoesNotHoldKeepsTheGeneralRulesOut() {
    NeedDecider decider = reviewed(rule("Vpc", REQUIRED, "in a VPC"));

    assertThat(decide(decider, UPDATE).strength()).isEqualTo(EXCLUDED);
  }

  @Test
  void aForeignWriteIsRequiredIfADeclaredPropertyPointsToItsTarget() {
    NeedDecider decider = decider(true, Certainty.NAMED);

    assertThat(decider.dependsOnReference()).isTrue();
    assertThat(decider.decide(PROPERTIES, true, CREATE))
        .satisfies(
            reason -> {
              assertThat(reason.strength()).isEqualTo(REQUIRED);
              assertThat(reason.text()).isEqualTo("a declared property points to what it acts on");
              assertThat(reason.evidence()).isEqualTo(Evidence.REGISTRY);
            });
    assertThat(decider.decide(PROPERTIES, false, CREATE).text()).isEqualTo("a handler names it");
  }

  @Test
  void aReferenceDoesNotOverruleAReviewedRule() {
    NeedDecider decider =
        decider(true, Certainty.NAMED, rule(EnumSet.of(CREATE), "always", EXCLUDED, "never"));

    assertThat(decider.decide(PROPERTIES, true, CREATE).strength()).isEqualTo(EXCLUDED);
    assertThat(decider.decide(PROPERTIES, true, UPDATE).strength()).isEqualTo(REQUIRED);
    assertThat(decider.dependsOnReference()).isTrue();
  }

  @Test
  void aReferenceDoesNotMatterIfReviewedRulesDecideForAllOperations() {
    assertThat(decider(true, Certainty.NAMED, GENERAL).dependsOnReference()).isFalse();
    assertThat(decider(false, Certainty.NAMED).dependsOnReference()).isFalse();
  }

  @Test
  void anActionThatHandlersNameByAPatternIsAtMostConditional() {
    NeedDecider decider =
        decider(
            true,
            Certainty.MATCHED_BY_PATTERN,
            rule(EnumSet.of(CREATE), "always", REQUIRED, "created"));

    assertThat(decide(decider, CREATE))
        .isEqualTo(
            new Reason(
                CONDITIONAL,
                "created; the handlers name the action only by a pattern",
                Evidence.DOCUMENTED,
                "https://docs.aws.amazon.com/always"));
    assertThat(decider.decide(PROPERTIES, true, UPDATE).strength()).isEqualTo(CONDITIONAL);
  }

  @Test
  void anActionOfAGuessedTypeIsAtMostConditionalAndInferred() {
    NeedDecider decider =
        decider(false, Certainty.GUESSED_TYPE, rule("always", REQUIRED, "created"));

    assertThat(decide(decider, CREATE))
        .isEqualTo(
            new Reason(
                CONDITIONAL,
                "created; the actions of the type are guessed from names",
                Evidence.INFERRED,
                "https://docs.aws.amazon.com/always"));
  }

  @Test
  void decisionsOfARuleShareOneReason() {
    NeedDecider decider = reviewed(rule("always", REQUIRED, "always"));

    assertThat(decide(decider, CREATE)).isSameAs(decide(decider, DELETE));
  }

  private static Reason decide(NeedDecider decider, Operation operation) {
    return decider.decide(PROPERTIES, false, operation);
  }

  private static NeedDecider reviewed(NeedRule... rules) {
    return decider(false, Certainty.NAMED, rules);
  }

  private static NeedDecider decider(boolean foreign, Certainty certainty, NeedRule... reviewed) {
    return NeedDecider.of(
        EnumSet.of(CREATE, UPDATE, DELETE),
        Arrays.stream(reviewed).map(rule -> parsed(rule, certainty)).toList(),
        List.of(parsed(GENERAL, certainty)),
        foreign,
        certainty);
  }

  private static ParsedRule parsed(NeedRule rule, Certainty certainty) {
    return new ParsedRule(rule, PropertyCondition.parse(rule.when()), certainty);
  }

  private static NeedRule rule(String when, Strength strength, String reason) {
    return rule(Set.of(), when, strength, reason);
  }

  private static NeedRule rule(
      Set<Operation> operations, String when, Strength strength, String reason) {
    return new NeedRule(
        "ec2:CreateNetworkInterface",
        operations,
        when,
        strength,
        reason,
        Evidence.DOCUMENTED,
        "https://docs.aws.amazon.com/" + when);
  }
}
