package io.github.sstiam.report.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.report.Samples;
import io.github.sstiam.simulation.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerificationSummaryTest {
  @Test
  void saysWhatTheReportSays() throws JsonSyntaxException {
    VerificationSummary summary = VerificationSummary.read(VerificationJson.of(Samples.report()));

    assertThat(summary.principal()).isEqualTo("deployer.json");
    assertThat(summary.totals())
        .containsEntry(Outcome.ALLOWED, 1L)
        .containsEntry(Outcome.EXPLICITLY_DENIED, 1L)
        .containsEntry(Outcome.IMPLICITLY_DENIED, 2L)
        .containsEntry(Outcome.DENIED_BY_ORGANIZATION, 1L)
        .containsEntry(Outcome.UNKNOWN, 1L);
    assertThat(summary.problems())
        .extracting(VerificationSummary.Problem::action)
        .containsExactly(
            "dynamodb:DeleteTable",
            "dynamodb:TagResource",
            "s3:PutObject",
            "dynamodb:UpdateTable",
            "dynamodb:UpdateTimeToLive");
    assertThat(summary.problems().get(0))
        .isEqualTo(
            new VerificationSummary.Problem(
                "explicitly denied",
                "required",
                "dynamodb:DeleteTable",
                "arn:aws:dynamodb:us-east-1:123456789012:table/prod-shop-Orders-*",
                "explicitly denied by an identity-based policy (deployer.json, Sid NoTables, line"
                    + " 7, column 5)"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"totals\": {}}", "{\"permissions\": []}", "{"})
  void whatIsNoVerificationIsRefused(String text) {
    assertThatThrownBy(() -> VerificationSummary.read(text))
        .isInstanceOf(JsonSyntaxException.class);
  }
}
