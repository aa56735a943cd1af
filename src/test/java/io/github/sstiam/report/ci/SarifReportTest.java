package io.github.sstiam.report.ci;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.report.Golden;
import io.github.sstiam.report.ReportSchema;
import io.github.sstiam.report.Samples;
import io.github.sstiam.report.VerificationReport;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SarifReportTest {
  private static final ReportSchema SCHEMA = ReportSchema.ofSarif();

  @Test
  void everyFindingIsAResultWithItsPlaceAndRemedy() throws Exception {
    Golden.assertSame("ci/report.sarif", SarifReport.of(Samples.report()));
  }

  @Test
  void theSchemaOfSarifHolds() {
    assertThat(SCHEMA.problems(SarifReport.of(Samples.report()))).isEmpty();
    assertThat(SCHEMA.problems(SarifReport.of(Samples.hostile()))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"level\": \"error\"|\"level\": \"bad\"",
        "\"startLine\": 12|\"startLine\": 0",
        "\"kind\": \"external\"|\"kind\": \"pom\"",
        "\"message\"|\"messages\"",
      })
  void theSchemaOfSarifTellsWhatIsOfAnotherForm(String written, String other) {
    String sarif = SarifReport.of(Samples.report());
    assertThat(sarif).contains(written);

    assertThat(SCHEMA.problems(sarif.replace(written, other))).isNotEmpty();
  }

  @Test
  void aFileIsNamedFromTheRootOfTheRepository() throws Exception {
    assertThat(SarifReport.of(Samples.report()))
        .contains("\"uri\": \"services/shop/stacks/Orders.ts\"")
        .contains("\"uri\": \"services/shop/.sst/dist/manifest.json\"");
  }

  @ParameterizedTest
  @CsvSource({
    "/stacks/Orders.ts, stacks/Orders.ts",
    "services/shop/../infra/a.json, services/infra/a.json",
    "./a b/c:d/\u00fc#%.ts, a%20b/c%3Ad/%C3%BC%23%25.ts",
  })
  void aPathBecomesARelativeReference(String path, String uri) {
    assertThat(SarifLocations.uri(path)).isEqualTo(uri);
  }

  @Test
  void noTwoResultsShareAFingerprint() throws Exception {
    Set<String> fingerprints = new HashSet<>();
    List<JsonObject> results = results(Samples.report());

    results.forEach(
        result ->
            fingerprints.add(
                result
                    .object("partialFingerprints")
                    .flatMap(prints -> prints.string("permission/v1"))
                    .orElseThrow()));

    assertThat(results).hasSizeGreaterThan(5);
    assertThat(fingerprints).hasSameSizeAs(results);
  }

  @Test
  void whatLooksLikeAPlaceholderIsNone() throws Exception {
    assertThat(results(Samples.hostile()))
        .isNotEmpty()
        .allSatisfy(
            result ->
                assertThat(result.object("message").flatMap(message -> message.string("text")))
                    .hasValueSatisfying(text -> assertThat(text).contains("</b>{{0}}")));
  }

  @Test
  void aSuppressedPermissionIsANoteWithItsReason() throws Exception {
    assertThat(results(Samples.report()))
        .filteredOn(result -> result.array("suppressions").isPresent())
        .singleElement()
        .satisfies(result -> assertThat(result.string("level")).contains("note"));
  }

  private static List<JsonObject> results(VerificationReport report) throws Exception {
    JsonValue sarif = JsonReader.read(SarifReport.of(report));
    JsonObject run =
        (JsonObject) ((JsonObject) sarif).array("runs").orElseThrow().elements().get(0);
    return run.array("results").orElseThrow().elements().stream()
        .map(JsonObject.class::cast)
        .toList();
  }
}
