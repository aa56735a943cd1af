package io.github.sstiam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.evaluation.AuthorizationRequest.ResourceForm;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A policy of many statements, which are looked up by action. */
class CompiledPolicyTest {
  private static final CompiledPolicy MANY = CompiledPolicy.of("many", many());

  @Test
  void aLongPolicyOffersOnlyTheStatementsOnTheActionInTheirOrder() {
    assertThat(sids("s3:GetObject")).containsExactly("Get", "Everything");
    assertThat(sids("s3:PutObject")).containsExactly("Everything");
    assertThat(sids("sqs:SendMessage")).containsExactly("Send3", "Everything");
  }

  @Test
  void aLongPolicyDecidesLikeAShortOne() {
    PolicyEvaluator evaluator = new PolicyEvaluator(PolicySet.ofIdentity(List.of(MANY)));

    assertThat(evaluator.evaluate(request("s3:GetObject")).decision()).isEqualTo(Decision.ALLOWED);
    assertThat(evaluator.evaluate(request("s3:GetObject")).statements())
        .extracting(statement -> statement.sid().orElse(""))
        .containsExactly("Get", "Everything");
  }

  private static List<String> sids(String action) {
    List<String> sids = new ArrayList<>();
    for (CompiledStatement statement : MANY.statementsOn(request(action))) {
      sids.add(statement.source().sid().orElse(""));
    }
    return sids;
  }

  private static PolicyDocument many() {
    List<Statement> statements = new ArrayList<>();
    statements.add(Statement.allow("Get", List.of("s3:Get*"), List.of("*"), List.of()));
    for (int i = 0; i < 9; i++) {
      String action = i == 3 ? "sqs:SendMessage" : "sns:Action" + i;
      statements.add(Statement.allow("Send" + i, List.of(action), List.of("*"), List.of()));
    }
    statements.add(Statement.allow("Everything", List.of("*"), List.of("*"), List.of()));
    return PolicyDocument.of(statements);
  }

  private static AuthorizationRequest request(String action) {
    return new AuthorizationRequest(
        Caller.of("arn:aws:iam::123456789012:user/alice"),
        Action.of(action),
        "*",
        ResourceForm.EXACT,
        Optional.empty(),
        RequestContext.EMPTY);
  }
}
