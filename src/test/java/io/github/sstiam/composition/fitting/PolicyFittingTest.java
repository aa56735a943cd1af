package io.github.sstiam.composition.fitting;

import static io.github.sstiam.composition.Needs.BOUNDARY;
import static io.github.sstiam.composition.Needs.required;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.composition.ComposedPolicies;
import io.github.sstiam.composition.ComposedPolicy;
import io.github.sstiam.composition.ComposedStatement;
import io.github.sstiam.composition.Decisions;
import io.github.sstiam.composition.PolicyOptions;
import io.github.sstiam.composition.fitting.FittedPolicy.AddedAction;
import io.github.sstiam.composition.fitting.FittedPolicy.FittedDocument;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Effect;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.policy.Statement;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.PermissionRequirement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyFittingTest {
  private static final Catalog CATALOG = Catalog.embedded();
  private static final String TABLE = "arn:aws:dynamodb:us-east-1:123456789012:table/prod-orders";

  @ParameterizedTest
  @EnumSource(
      value = WildcardMode.class,
      names = {"NEVER", "FIT"})
  void aPolicyThatFitsIsNotChanged(WildcardMode wildcards) throws Exception {
    PolicyDocument policy = tables(List.of("DescribeTable", "DescribeTimeToLive"), 1);

    FittedPolicy fitted = fit(policy, PolicyQuota.USER_INLINE, 1, wildcards);

    assertThat(fitted.documents()).extracting(FittedDocument::policy).containsExactly(policy);
    assertThat(fitted.documents().get(0).purposes()).containsExactly("ManageTables");
    assertThat(fitted.added()).isEmpty();
  }

  @Test
  void anEmptyPolicyStaysOneDocument() throws Exception {
    PolicyDocument empty = PolicyDocument.of(List.of());

    for (WildcardMode wildcards : WildcardMode.values()) {
      assertThat(fit(empty, PolicyQuota.USER_INLINE, 1, wildcards).documents())
          .extracting(FittedDocument::policy)
          .containsExactly(empty);
    }
  }

  @Test
  void statementsAreMergedIfThePolicyDoesNotFit() throws Exception {
    List<Statement> statements = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      statements.add(
          Statement.allow(
              "ManageTables" + (i + 1),
              List.of("dynamodb:CreateTable", "dynamodb:DeleteTable"),
              List.of(TABLE + (i % 3)),
              List.of()));
    }

    FittedPolicy fitted =
        fit(PolicyDocument.of(statements), PolicyQuota.USER_INLINE, 1, WildcardMode.NEVER);

    assertThat(fitted.documents().get(0).policy().statements())
        .containsExactly(
            Statement.allow(
                "ManageTables",
                List.of("dynamodb:CreateTable", "dynamodb:DeleteTable"),
                List.of(TABLE + 0, TABLE + 1, TABLE + 2),
                List.of()));
  }

  @Test
  void theShorterOfTwoMergesIsUsed() throws Exception {
    List<PermissionRequirement> needs = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      needs.add(required("dynamodb:CreateTable", TABLE + "-" + i));
      if (i > 0) {
        needs.add(required("dynamodb:DeleteTable", TABLE + "-" + i));
      }
    }

    FittedPolicy fitted =
        fit(ComposedPolicies.leastPrivilege(needs), PolicyQuota.USER_INLINE, 1, WildcardMode.NEVER);

    assertThat(fitted.documents().get(0).policy().statements())
        .flatExtracting(statement -> statement.resources().orElseThrow().patterns())
        .hasSize(20)
        .doesNotHaveDuplicates();
  }

  @Test
  void wildcardsThatAddNothingAreUsedFirst() throws Exception {
    PolicyDocument policy = PolicyDocument.of(List.of(statement(all("dynamodb:Describe*"))));
    int size = PolicyWriter.size(policy);
    assertThat(size).isLessThan(PolicyQuota.USER_INLINE.characters());
    PolicyDocument larger = withTables(policy, PolicyQuota.USER_INLINE.characters() + 100 - size);

    FittedPolicy fitted = fit(larger, PolicyQuota.USER_INLINE, 1, WildcardMode.FIT);

    assertThat(fitted.added()).isEmpty();
    assertThat(fitted.documents().get(0).policy().statements().get(0).actions().patterns())
        .contains("dynamodb:Describe*");
    assertThatThrownBy(() -> fit(larger, PolicyQuota.USER_INLINE, 1, WildcardMode.NEVER))
        .isInstanceOf(PolicyTooLargeException.class);
  }

  @Test
  void addedActionsAreListedWithTheirResources() throws Exception {
    List<String> described = all("dynamodb:Describe*");
    PolicyDocument policy =
        PolicyDocument.of(List.of(statement(described.subList(1, described.size()))));
    PolicyDocument larger =
        withTables(policy, PolicyQuota.USER_INLINE.characters() + 350 - PolicyWriter.size(policy));

    FittedPolicy fitted = fit(larger, PolicyQuota.USER_INLINE, 1, WildcardMode.FIT);

    assertThat(fitted.added())
        .singleElement()
        .satisfies(
            added -> {
              assertThat(added.pattern()).isEqualTo("dynamodb:Describe*");
              assertThat(added.action()).isEqualTo(Action.of(described.get(0)));
              assertThat(added.purpose()).isEqualTo("ManageTables");
              assertThat(added.resources())
                  .isEqualTo(
                      larger.statements().get(0).resources().orElseThrow().patterns().stream()
                          .sorted()
                          .toList());
            });
  }

  @Test
  void moreDocumentsComeBeforeWildcardsThatAddActionsUnlessWildcardsAreAlways() throws Exception {
    List<String> described = all("dynamodb:Describe*");
    PolicyDocument small =
        PolicyDocument.of(List.of(statement(described.subList(1, described.size()))));
    PolicyDocument policy =
        withTables(small, PolicyQuota.MANAGED_POLICY.characters() + 350 - PolicyWriter.size(small));

    FittedPolicy fit = fit(policy, PolicyQuota.MANAGED_POLICY, 2, WildcardMode.FIT);
    FittedPolicy always = fit(policy, PolicyQuota.MANAGED_POLICY, 2, WildcardMode.ALWAYS);

    assertThat(fit.added()).isEmpty();
    assertThat(fit.documents()).hasSize(2);
    assertThat(always.documents()).hasSize(1);
    assertThat(always.added()).extracting(AddedAction::pattern).containsOnly("dynamodb:Describe*");
  }

  @Test
  void statementsOfOnePurposeStayInOneDocument() throws Exception {
    List<PermissionRequirement> needs = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      needs.add(required("dynamodb:CreateTable", TABLE + "-number-" + i));
      needs.add(required("sqs:CreateQueue", "arn:aws:sqs:us-east-1:123456789012:number-" + i));
      needs.add(required("sns:CreateTopic", "arn:aws:sns:us-east-1:123456789012:number-" + i));
    }

    FittedPolicy fitted =
        fit(
            ComposedPolicies.leastPrivilege(needs),
            PolicyQuota.MANAGED_POLICY,
            3,
            WildcardMode.NEVER);

    assertThat(fitted.documents()).hasSizeGreaterThan(1);
    assertThat(fitted.documents())
        .flatExtracting(FittedDocument::purposes)
        .containsExactlyInAnyOrder("ManageQueues", "ManageTables", "ManageTopics");
  }

  @Test
  void aStatementLargerThanADocumentIsSplitByResources() throws Exception {
    PolicyDocument policy = tables(List.of("CreateTable", "DeleteTable"), 200);

    FittedPolicy fitted = fit(policy, PolicyQuota.MANAGED_POLICY, 10, WildcardMode.FIT);

    assertThat(fitted.documents()).hasSizeBetween(3, 4);
    Decisions decisions = decisions(fitted);
    for (int i = 0; i < 200; i++) {
      assertThat(decisions.allow("dynamodb:CreateTable", TABLE + "-" + i, Map.of())).isTrue();
      assertThat(decisions.allow("dynamodb:DeleteTable", TABLE + "-" + i, Map.of())).isTrue();
    }
  }

  @Test
  void aStatementLargerThanADocumentIsSplitByActions() throws Exception {
    List<String> actions = all("ec2:*");
    PolicyDocument policy =
        PolicyDocument.of(
            List.of(Statement.allow("ManageNetworks", actions, List.of("*"), List.of())));

    FittedPolicy fitted = fit(policy, PolicyQuota.MANAGED_POLICY, 10, WildcardMode.NEVER);

    assertThat(fitted.documents())
        .flatExtracting(document -> document.policy().statements())
        .flatExtracting(statement -> statement.actions().patterns())
        .containsExactlyInAnyOrderElementsOf(actions);
  }

  @Test
  void tooLargeAPolicyIsAnErrorWithTheExcessAndTheRemedy() {
    PolicyDocument policy = tables(List.of("CreateTable"), 40);
    int excess = PolicyWriter.size(policy) - PolicyQuota.USER_INLINE.characters();

    assertThatThrownBy(() -> fit(policy, PolicyQuota.USER_INLINE, 10, WildcardMode.NEVER))
        .isInstanceOfSatisfying(
            PolicyTooLargeException.class, e -> assertThat(e.excess()).isEqualTo(excess))
        .hasMessageContaining("%d characters too large".formatted(excess))
        .hasMessageContaining("the inline policies of a user")
        .hasMessageContaining("-Dsst-iam.wildcards=fit")
        .hasMessageContaining("attach managed policies");
    assertThatThrownBy(
            () ->
                fit(
                    tables(List.of("CreateTable"), 500),
                    PolicyQuota.MANAGED_POLICY,
                    2,
                    WildcardMode.FIT))
        .isInstanceOf(PolicyTooLargeException.class)
        .hasMessageContaining("in each of 2 documents")
        .hasMessageContaining("-Dsst-iam.attachedPolicies");
  }

  @Test
  void statementsOtherThanPlainAllowsAreKept() throws Exception {
    List<PermissionRequirement> needs = new ArrayList<>();
    IntStream.range(0, 80)
        .forEach(i -> needs.add(required("dynamodb:CreateTable", TABLE + "-" + i)));
    needs.add(required("iam:CreatePolicyVersion", "arn:aws:iam::123456789012:policy/*"));
    PolicyDocument policy =
        ComposedPolicies.leastPrivilege(needs, PolicyOptions.DEFAULT.withBoundary(BOUNDARY));

    FittedPolicy fitted = fit(policy, PolicyQuota.MANAGED_POLICY, 10, WildcardMode.ALWAYS);

    assertThat(fitted.documents())
        .flatExtracting(document -> document.policy().statements())
        .filteredOn(statement -> statement.effect() == Effect.DENY)
        .containsExactlyElementsOf(
            policy.statements().stream()
                .filter(statement -> statement.effect() == Effect.DENY)
                .toList());
  }

  @Test
  void wildcardsOfThePolicyItselfAreNotListedAsAdded() throws Exception {
    PolicyDocument policy =
        PolicyReader.read(
            """
            {"Version": "2012-10-17", "Statement": [
              {"Effect": "Allow", "Action": ["dynamodb:*", "dynamodb:CreateTable"], "Resource": "*"},
              {"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::${aws:username}"}]}
            """,
            "given",
            PolicyKind.IDENTITY);

    FittedPolicy fitted = fit(policy, PolicyQuota.MANAGED_POLICY, 1, WildcardMode.ALWAYS);

    assertThat(fitted.added()).isEmpty();
    assertThat(fitted.documents().get(0).policy().statements())
        .extracting(statement -> statement.actions().patterns())
        .containsExactly(List.of("dynamodb:*"), List.of("*"));
  }

  @Test
  void theSidOfAKeptStatementIsNotReused() throws Exception {
    PolicyDocument policy =
        PolicyReader.read(
            """
            {"Version": "2012-10-17", "Statement": [
              {"Sid": "ManageTables", "Effect": "Deny", "Action": "dynamodb:DeleteTable",
               "Resource": "*"},
              {"Sid": "ManageTables1", "Effect": "Allow", "Action": "dynamodb:CreateTable",
               "Resource": "*"}]}
            """,
            "given",
            PolicyKind.IDENTITY);

    FittedPolicy fitted = fit(policy, PolicyQuota.MANAGED_POLICY, 1, WildcardMode.ALWAYS);

    assertThat(fitted.documents().get(0).policy().statements())
        .extracting(statement -> statement.sid().orElseThrow())
        .containsExactly("ManageTables2", "ManageTables");
  }

  private static PolicyDocument tables(List<String> actions, int count) {
    List<PermissionRequirement> needs = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      for (String action : actions) {
        needs.add(required("dynamodb:" + action, TABLE + "-" + i));
      }
    }
    return ComposedPolicies.leastPrivilege(needs);
  }

  private static Statement statement(List<String> actions) {
    return Statement.allow("ManageTables", actions, List.of(TABLE), List.of());
  }

  /** The first statement on more tables, until it has so many characters more. */
  private static PolicyDocument withTables(PolicyDocument policy, int characters) {
    Statement first = policy.statements().get(0);
    List<String> resources = new ArrayList<>(first.resources().orElseThrow().patterns());
    for (int i = 0; (i + 1) * (TABLE.length() + 7) <= characters; i++) {
      resources.add(TABLE + "-" + (100 + i));
    }
    return PolicyDocument.of(
        List.of(
            Statement.allow(
                first.sid().orElseThrow(), first.actions().patterns(), resources, List.of())));
  }

  private static List<String> all(String pattern) {
    return CATALOG.matching(pattern).stream().map(Action::toString).toList();
  }

  private static FittedPolicy fit(
      PolicyDocument policy, PolicyQuota quota, int documents, WildcardMode wildcards)
      throws PolicyTooLargeException {
    return fit(
        new ComposedPolicy(policy.statements().stream().map(PolicyFittingTest::composed).toList()),
        quota,
        documents,
        wildcards);
  }

  private static FittedPolicy fit(
      ComposedPolicy policy, PolicyQuota quota, int documents, WildcardMode wildcards)
      throws PolicyTooLargeException {
    return PolicyFitting.fit(policy, new FittingOptions(quota, documents, wildcards), CATALOG);
  }

  /** The purpose of the statements here is their Sid without its number. */
  private static ComposedStatement composed(Statement statement) {
    String purpose = statement.sid().orElse("Given").replaceAll("[0-9]+$", "");
    return statement.effect() == Effect.ALLOW
        ? new ComposedStatement(
            purpose,
            Necessity.REQUIRED,
            Statement.allow(
                statement.actions().patterns(),
                statement.resources().orElseThrow().patterns(),
                statement.conditions()))
        : new ComposedStatement(purpose, Necessity.REQUIRED, statement);
  }

  private static Decisions decisions(FittedPolicy fitted) {
    return Decisions.of(fitted.documents().stream().map(FittedDocument::policy).toList());
  }
}
