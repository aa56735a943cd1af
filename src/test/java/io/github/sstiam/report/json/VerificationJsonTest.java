package io.github.sstiam.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.catalog.Evidence;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.evaluation.PolicyLayer;
import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.report.Golden;
import io.github.sstiam.report.GrantingPolicy.Grants;
import io.github.sstiam.report.ReportSchema;
import io.github.sstiam.report.Samples;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verdict.Uncertainty;
import io.github.sstiam.simulation.gate.Severity;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class VerificationJsonTest {
  private static final ReportSchema SCHEMA = ReportSchema.ofPlugin("verification.schema.json");

  @Test
  void everyOutcomeIsWrittenWithItsReasons() throws Exception {
    Golden.assertSame("verification.json", VerificationJson.of(Samples.report()));
  }

  @Test
  void theSchemaHolds() {
    assertThat(SCHEMA.problems(VerificationJson.of(Samples.report()))).isEmpty();
    assertThat(SCHEMA.problems(VerificationJson.of(Samples.hostile()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"version\": \"1\"|\"version\": \"2\"",
        "\"passed\": false|\"passed\": \"no\"",
        "\"standing\": \"failure\"|\"standing\": \"failed\"",
        "\"outcome\": \"implicitlyDenied\"|\"outcome\": \"denied\"",
        "\"expires\": \"2027-01-31\"|\"expires\": \"31.1.2027\"",
        "\"line\": 12|\"line\": 0",
        "\"necessity\": \"required\"|\"necessary\": true",
        "\"evidence\": \"documented\"|\"evidence\": \"guessed\"",
        "\"reasons\": {\"create\": 0|\"reasons\": {\"make\": 0",
        "\"principal\": \"executionRole\"|\"principal\": \"somebody\"",
      })
  void theSchemaTellsWhatIsOfAnotherForm(String written, String other) {
    String json = VerificationJson.of(Samples.report());
    assertThat(json).contains(written);

    assertThat(SCHEMA.problems(json.replace(written, other))).isNotEmpty();
  }

  @Test
  void theSchemaKnowsEveryWord() throws Exception {
    String schema =
        Files.readString(
            Path.of("src/main/resources/io/github/sstiam/report/verification.schema.json"));

    assertThat(
            Stream.of(
                    Outcome.values(),
                    PolicyLayer.values(),
                    Uncertainty.values(),
                    Severity.values(),
                    Operation.values(),
                    DeployingPrincipal.Kind.values(),
                    Grants.values(),
                    Necessity.values(),
                    Evidence.values())
                .flatMap(Stream::of)
                .map(VerificationJson::camelCase))
        .allSatisfy(word -> assertThat(schema).contains("\"" + word + "\""));
  }

  @Test
  void hostileTextsComeBackAsTheyWere() throws Exception {
    JsonObject report = (JsonObject) JsonReader.read(VerificationJson.of(Samples.hostile()));

    assertThat(report.string("principal")).contains(Samples.HOSTILE);
  }
}
