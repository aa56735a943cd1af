package io.github.sstiam.simulation.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.Coverage;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.Origins;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verdict.Uncertainty;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.VerifiedPermission;
import io.github.sstiam.simulation.gate.BuildGate.Response;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JudgementTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
  private static final String TABLE = "arn:aws:dynamodb:us-east-1:123456789012:table/prod-Notes-*";

  @ParameterizedTest
  @CsvSource({
    "REQUIRED, REQUIRED, FAILURE",
    "REQUIRED, CONDITIONAL, WARNING",
    "CONDITIONAL, REQUIRED, FAILURE",
    "CONDITIONAL, CONDITIONAL, FAILURE",
  })
  void theBuildFailsFromTheConfiguredNecessityOn(
      Necessity failOn, Necessity necessity, Severity expected) {
    BuildGate judgement = new BuildGate(failOn, Response.FAIL, Response.FAIL, List.of(), TODAY);

    ClassifiedVerification judged =
        judgement.classify(
            verification(permission("s3:PutObject", "*", necessity, Outcome.IMPLICITLY_DENIED)));

    assertThat(standings(judged)).containsExactly(expected);
    assertThat(judged.isPassed()).isEqualTo(expected != Severity.FAILURE);
  }

  @ParameterizedTest
  @CsvSource({
    "ALLOWED, FAIL, FAIL, PASSED",
    "EXPLICITLY_DENIED, WARN, WARN, FAILURE",
    "IMPLICITLY_DENIED, WARN, WARN, FAILURE",
    "UNKNOWN, FAIL, WARN, FAILURE",
    "UNKNOWN, WARN, FAIL, WARNING",
    "DENIED_BY_ORGANIZATION, WARN, FAIL, FAILURE",
    "DENIED_BY_ORGANIZATION, FAIL, WARN, WARNING",
  })
  void unknownAndOrganizationDenialsHaveTheirOwnResponses(
      Outcome outcome, Response onUnknown, Response onOrganizationDenial, Severity expected) {
    BuildGate judgement =
        new BuildGate(Necessity.REQUIRED, onUnknown, onOrganizationDenial, List.of(), TODAY);

    ClassifiedVerification judged =
        judgement.classify(
            verification(permission("s3:PutObject", "*", Necessity.REQUIRED, outcome)));

    assertThat(standings(judged)).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "EXPLICITLY_DENIED",
    "IMPLICITLY_DENIED",
    "DENIED_BY_ORGANIZATION",
    "UNKNOWN",
  })
  void everyOutcomeButAllowedCanBeSuppressed(Outcome outcome) {
    Suppression suppression = suppression("s3:PutObject", "*", Optional.empty(), 1);

    ClassifiedVerification judged = judged(outcome, suppression);

    assertThat(standings(judged)).containsExactly(Severity.SUPPRESSED);
    assertThat(judged.suppressed())
        .singleElement()
        .extracting(ClassifiedPermission::suppression)
        .isEqualTo(Optional.of(suppression));
    assertThat(judged.of(Severity.FAILURE)).isEmpty();
    assertThat(judged.isPassed()).isTrue();
  }

  @Test
  void aSuppressionOfAnAllowedPermissionIsNeedless() {
    Suppression suppression = suppression("s3:PutObject", "*", Optional.empty(), 1);

    ClassifiedVerification judged = judged(Outcome.ALLOWED, suppression);

    assertThat(standings(judged)).containsExactly(Severity.PASSED);
    assertThat(judged.needless()).containsExactly(suppression);
    assertThat(judged.unmatched()).isEmpty();
    assertThat(judged.isPassed()).isTrue();
  }

  @Test
  void aSuppressionThatMatchesNoPermissionFailsTheBuild() {
    Suppression suppression = suppression("sqs:SendMessage", "*", Optional.empty(), 1);

    ClassifiedVerification judged = judged(Outcome.ALLOWED, suppression);

    assertThat(judged.unmatched()).containsExactly(suppression);
    assertThat(judged.needless()).isEmpty();
    assertThat(judged.isPassed()).isFalse();
  }

  @Test
  void aSuppressionThatAlsoMatchesADeniedPermissionIsNotNeedless() {
    Suppression suppression = suppression("s3:*", "*", Optional.empty(), 1);

    ClassifiedVerification judged =
        judgement(suppression)
            .classify(
                verification(
                    permission("s3:GetObject", "*", Necessity.REQUIRED, Outcome.ALLOWED),
                    permission("s3:PutObject", "*", Necessity.REQUIRED, Outcome.UNKNOWN)));

    assertThat(judged.needless()).isEmpty();
    assertThat(judged.unmatched()).isEmpty();
    assertThat(judged.isPassed()).isTrue();
  }

  @Test
  void aSuppressionIsValidOnItsLastDay() {
    Suppression last = suppression("s3:PutObject", "*", Optional.of(TODAY), 1);

    assertThat(judged(Outcome.IMPLICITLY_DENIED, last).isPassed()).isTrue();
  }

  @Test
  void anExpiredSuppressionHasNoEffectAndFailsTheBuild() {
    Suppression expired = suppression("s3:PutObject", "*", Optional.of(TODAY.minusDays(1)), 1);

    ClassifiedVerification judged = judged(Outcome.IMPLICITLY_DENIED, expired);

    assertThat(standings(judged)).containsExactly(Severity.FAILURE);
    assertThat(judged.expired()).containsExactly(expired);
    assertThat(judged.unmatched()).isEmpty();
  }

  @Test
  void anExpiredSuppressionFailsTheBuildEvenIfThePermissionIsAllowed() {
    Suppression expired = suppression("s3:PutObject", "*", Optional.of(TODAY.minusDays(1)), 1);

    ClassifiedVerification judged = judged(Outcome.ALLOWED, expired);

    assertThat(judged.of(Severity.FAILURE)).isEmpty();
    assertThat(judged.isPassed()).isFalse();
  }

  @Test
  void theFirstMatchingSuppressionApplies() {
    Suppression first = suppression("s3:*", "*", Optional.empty(), 1);
    Suppression second = suppression("s3:PutObject", "*", Optional.empty(), 2);

    ClassifiedVerification judged = judged(Outcome.IMPLICITLY_DENIED, first, second);

    assertThat(judged.suppressed())
        .singleElement()
        .extracting(permission -> permission.suppression().orElseThrow())
        .isEqualTo(first);
  }

  @Test
  void aSuppressionWhosePermissionsAnotherSuppressesIsNotUnmatched() {
    ClassifiedVerification judged =
        judged(
            Outcome.IMPLICITLY_DENIED,
            suppression("s3:*", "*", Optional.empty(), 1),
            suppression("s3:PutObject", "*", Optional.empty(), 2));

    assertThat(judged.unmatched()).isEmpty();
    assertThat(judged.isPassed()).isTrue();
  }

  @Test
  void anExpiredSuppressionDoesNotHideAValidOne() {
    Suppression expired = suppression("s3:PutObject", "*", Optional.of(TODAY.minusDays(1)), 1);
    Suppression valid = suppression("s3:PutObject", "*", Optional.of(TODAY), 2);

    ClassifiedVerification judged = judged(Outcome.IMPLICITLY_DENIED, expired, valid);

    assertThat(standings(judged)).containsExactly(Severity.SUPPRESSED);
    assertThat(judged.expired()).containsExactly(expired);
    assertThat(judged.isPassed()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "dynamodb:CreateTable, true",
    "dynamodb:createtable, true",
    "DynamoDB:Create*, true",
    "dynamodb:*, true",
    "dynamodb:Create?able, true",
    "dynamodb:Create, false",
    "dynamodb:CreateTable?, false",
    "s3:CreateTable, false",
  })
  void theActionOfASuppressionMayHaveWildcards(String action, boolean matches) {
    assertThat(isSuppressed(action, TABLE)).isEqualTo(matches);
  }

  @ParameterizedTest
  @CsvSource({
    "*, true",
    "arn:aws:dynamodb:us-east-1:123456789012:table/prod-Notes-*, true",
    "arn:aws:dynamodb:*:*:table/prod-*, true",
    "arn:aws:dynamodb:us-east-1:123456789012:table/*, true",
    // A part of what the permission is about would leave the rest unanswered for.
    "arn:aws:dynamodb:us-east-1:123456789012:table/prod-Notes-1, false",
    "arn:aws:dynamodb:us-east-1:123456789012:table/prod-Notes, false",
    "arn:aws:dynamodb:eu-west-1:123456789012:table/prod-*, false",
  })
  void theResourceOfASuppressionMustCoverThatOfThePermission(String resource, boolean matches) {
    assertThat(isSuppressed("dynamodb:CreateTable", resource)).isEqualTo(matches);
  }

  @Test
  void anArnDoesNotCoverAPermissionOnEverything() {
    ClassifiedVerification judged =
        judgement(suppression("s3:PutObject", "arn:aws:s3:::*", Optional.empty(), 1))
            .classify(
                verification(
                    permission(
                        "s3:PutObject", "*", Necessity.REQUIRED, Outcome.IMPLICITLY_DENIED)));

    assertThat(standings(judged)).containsExactly(Severity.FAILURE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"*", "*:*", "s3*:PutObject", "s3", "s3:", "s3:Put Object", ""})
  void theActionOfASuppressionMustNameOneService(String action) {
    assertThatThrownBy(() -> suppression(action, "*", Optional.empty(), 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not an action");
  }

  private static boolean isSuppressed(String action, String resource) {
    ClassifiedVerification judged =
        judgement(suppression(action, resource, Optional.empty(), 1))
            .classify(
                verification(
                    permission(
                        "dynamodb:CreateTable",
                        TABLE,
                        Necessity.REQUIRED,
                        Outcome.IMPLICITLY_DENIED)));
    boolean suppressed = standings(judged).contains(Severity.SUPPRESSED);
    assertThat(judged.unmatched().isEmpty()).isEqualTo(suppressed);
    return suppressed;
  }

  private static ClassifiedVerification judged(Outcome outcome, Suppression... suppressions) {
    return judgement(suppressions)
        .classify(
            verification(
                permission("s3:PutObject", "arn:aws:s3:::assets/*", Necessity.REQUIRED, outcome)));
  }

  private static BuildGate judgement(Suppression... suppressions) {
    return new BuildGate(
        Necessity.REQUIRED, Response.FAIL, Response.FAIL, List.of(suppressions), TODAY);
  }

  private static Suppression suppression(
      String action, String resource, Optional<LocalDate> expires, int number) {
    return new Suppression(
        action, new ArnPattern(resource), "known", expires, "<suppression> " + number);
  }

  private static List<Severity> standings(ClassifiedVerification judged) {
    return judged.permissions().stream().map(ClassifiedPermission::severity).toList();
  }

  private static VerifiedPermission permission(
      String action, String resource, Necessity necessity, Outcome outcome) {
    return new VerifiedPermission(
        new PermissionRequirement(
            DeployingPrincipal.CALLER,
            Action.of(action),
            new ArnPattern(resource),
            List.of(),
            necessity,
            List.of(Origins.call("prod-app", "deploy"))),
        switch (outcome) {
          case ALLOWED -> Verdict.allowed(List.of());
          case UNKNOWN -> Verdict.unknown(Uncertainty.PARTIAL_DENY, List.of(), List.of());
          case EXPLICITLY_DENIED, IMPLICITLY_DENIED, DENIED_BY_ORGANIZATION ->
              Verdict.denied(outcome, Optional.empty(), List.of(), List.of());
        });
  }

  private static Verification verification(VerifiedPermission... permissions) {
    return new Verification(
        "deployer.json",
        List.of(permissions),
        List.of(),
        new Coverage(
            1, 1, 0, new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), List.of(), List.of()));
  }
}
