package io.github.sstiam.simulation.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.sstiam.policy.ArnPattern;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuppressionReaderTest {
  private static final String FILE = "suppressions.json";

  @Test
  void suppressionsAreReadWithTheirPlace() throws Exception {
    String text =
        """
        {"suppressions": [
          {"action": "dynamodb:Tag*", "resource": "*", "reason": "another team", "expires": "2027-01-31"},
          {"action": "s3:PutObject", "resource": "arn:aws:s3:::assets/*", "reason": "no assets"}
        ]}
        """;

    assertThat(SuppressionReader.read(text, FILE))
        .containsExactly(
            new Suppression(
                "dynamodb:Tag*",
                ArnPattern.ANY,
                "another team",
                Optional.of(LocalDate.of(2027, 1, 31)),
                "suppressions.json, line 2, column 3"),
            new Suppression(
                "s3:PutObject",
                new ArnPattern("arn:aws:s3:::assets/*"),
                "no assets",
                Optional.empty(),
                "suppressions.json, line 3, column 3"));
  }

  @Test
  void anEmptyListIsValid() throws Exception {
    assertThat(SuppressionReader.read("{\"suppressions\": []}", FILE)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "\"action\": \"*\" | line 1, column 19: action is \"*\"; give one such as s3:PutObject",
        "\"action\": \"s3\" | action is \"s3\"; give one such as s3:PutObject",
        "\"action\": 3 | line 1, column 30: action must be a string, found a number",
        "\"resource\": \"bucket\" | resource is \"bucket\"; give the ARN that the report shows",
        "\"reason\": \" \" | reason is missing; say why the deployment works without the"
            + " permission",
        "\"expires\": \"31.1.2027\" | expires is \"31.1.2027\"; a day is written like 2027-01-31",
        "\"expires\": \"2027-02-30\" | expires is \"2027-02-30\"; a day is written like 2027-01-31",
        "\"expire\": \"2027-01-31\" | unknown member \"expire\"; valid are: action, expires,"
            + " reason, resource",
      })
  void errorsHaveTheirPositionAndTheRemedy(String member, String problem) {
    String name = member.substring(0, member.indexOf(':'));
    StringBuilder members = new StringBuilder(member);
    for (String other :
        new String[] {"\"action\": \"s3:Get*\"", "\"resource\": \"*\"", "\"reason\": \"known\""}) {
      if (!other.startsWith(name + ":")) {
        members.append(", ").append(other);
      }
    }

    assertThatThrownBy(
            () -> SuppressionReader.read("{\"suppressions\": [{" + members + "}]}", FILE))
        .isInstanceOf(SuppressionException.class)
        .hasMessageStartingWith("suppressions.json, line 1, column ")
        .hasMessageContaining(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "[]|line 1, column 1: expected {\"suppressions\":",
        "{\"suppressions\": {}}|line 1, column 1: expected {\"suppressions\":",
        "{\"suppressions\": [1]}|line 1, column 19: a suppression must be an object, found a"
            + " number",
        "{\"suppressions\": [], \"version\": 1}|line 1, column 22: unknown member \"version\"",
        "{\"suppressions\": [|malformed JSON",
      })
  void aFileOfAnotherFormIsAnError(String text, String problem) {
    assertThatThrownBy(() -> SuppressionReader.read(text, FILE)).hasMessageContaining(problem);
  }

  @Test
  void allErrorsAreReportedAtOnce() {
    SuppressionException wrong =
        catchThrowableOfType(
            SuppressionException.class,
            () ->
                SuppressionReader.read(
                    "{\"suppressions\": [{\"expires\": \"soon\"}, {\"why\": \"known\"}]}", FILE));

    assertThat(wrong.problems()).hasSize(8);
  }
}
