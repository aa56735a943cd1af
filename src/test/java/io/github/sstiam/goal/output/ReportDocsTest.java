package io.github.sstiam.goal.output;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.report.Samples;
import io.github.sstiam.report.ci.SarifReport;
import io.github.sstiam.simulation.gate.Suppression;
import io.github.sstiam.simulation.gate.SuppressionDeclaration;
import io.github.sstiam.simulation.gate.SuppressionReader;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Element;

/** What the pages on reports say, compared with the reports. */
class ReportDocsTest {
  @Test
  void theFormsAreThoseOfTheParameter() throws Exception {
    String page = page("formats.md");
    for (ReportFormat format : ReportFormat.values()) {
      String word = format.name().toLowerCase(Locale.ROOT);
      assertThat(page).contains("| `" + word + "` | `" + format.file() + "` |");
    }
  }

  @Test
  void theRulesAreThoseOfTheReport() throws Exception {
    JsonValue sarif = JsonReader.read(SarifReport.of(Samples.report()));
    List<String> rules = new ArrayList<>();
    run(sarif)
        .object("tool")
        .flatMap(tool -> tool.object("driver"))
        .flatMap(driver -> driver.array("rules"))
        .orElseThrow()
        .elements()
        .forEach(rule -> rules.add(((JsonObject) rule).string("id").orElseThrow()));

    assertThat(rules).hasSize(7);
    assertThat(page("formats.md")).contains(rules.stream().map(id -> "| `" + id + "` |").toList());
  }

  @Test
  void theSuppressionsOfThePageAreTheSameInBothForms() throws Exception {
    Suppression inFile = SuppressionReader.read(snippet("formats.md", "json"), "page").get(0);
    Element element =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(
                new ByteArrayInputStream(
                    snippet("formats.md", "xml").getBytes(StandardCharsets.UTF_8)))
            .getDocumentElement();

    assertThat(
            new SuppressionDeclaration(
                    text(element, "action"),
                    text(element, "resource"),
                    text(element, "reason"),
                    text(element, "expires"),
                    inFile.place())
                .suppression())
        .isEqualTo(inFile);
  }

  @Test
  void theMembersOfTheJsonReportAreOnItsPage() throws Exception {
    JsonObject schema =
        (JsonObject)
            JsonReader.read(
                Files.readString(
                    Path.of(
                        "src/main/resources/io/github/sstiam/report/verification.schema.json")));
    List<String> members = new ArrayList<>(members(schema));
    members.addAll(
        members(schema.object("$defs").flatMap(types -> types.object("permission")).orElseThrow()));

    assertThat(members).hasSizeGreaterThan(20);
    assertThat(page("verification-json.md"))
        .contains(members.stream().map(member -> "`" + member + "`").toList());
  }

  private static List<String> members(JsonObject type) {
    return type.object("properties").orElseThrow().members().keySet().stream().toList();
  }

  private static JsonObject run(JsonValue sarif) {
    JsonArray runs = ((JsonObject) sarif).array("runs").orElseThrow();
    return (JsonObject) runs.elements().get(0);
  }

  private static Optional<String> text(Element element, String name) {
    return Optional.of(element.getElementsByTagName(name).item(0).getTextContent());
  }

  private static String page(String name) throws Exception {
    return Files.readString(Path.of("docs", name));
  }

  private static String snippet(String page, String language) throws Exception {
    Matcher snippet =
        Pattern.compile("```" + language + "\n(.*?)```", Pattern.DOTALL).matcher(page(page));
    assertThat(snippet.find()).isTrue();
    return snippet.group(1);
  }
}
