package io.github.sstiam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.reader.TemplateApps;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import io.github.sstiam.table.Table;
import io.github.sstiam.table.Table.Row;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Public reports of deployments that were denied an action, or that worked without one. A row names
 * the report and a small template for its situation; the template is deployed as the stack {@code
 * prod-shop} to eu-west-1.
 */
class ReportedDenialsTest {
  private static final Path FOLDER = Path.of("src/test/resources/io/github/sstiam/rules/denials");
  private static final RequirementResolver RESOLVER = new RequirementResolver(Catalog.embedded());

  @TempDir private Path folder;

  private record Report(
      String situation, String action, String resource, String necessity, String source) {
    @Override
    public String toString() {
      return situation + ": " + action + " " + resource + ", " + source;
    }
  }

  static Stream<Report> reports() throws IOException {
    return table("reports.tsv").rows().stream()
        .map(
            row ->
                new Report(
                    row.get("situation"),
                    row.get("action"),
                    row.get("resource"),
                    row.get("necessity"),
                    row.get("source")));
  }

  private static Map<String, String> templates() throws IOException {
    Map<String, String> templates = new HashMap<>();
    for (Row row : table("situations.tsv").rows()) {
      String template = row.get("template").replace("\\n", "\n");
      assertThat(templates.put(row.get("situation"), template)).as(row.place()).isNull();
    }
    return templates;
  }

  private static Table table(String name) throws IOException {
    return Table.withHeader(name, Files.readString(FOLDER.resolve(name)));
  }

  @ParameterizedTest
  @MethodSource("reports")
  void theActionIsNeededAsReported(Report report) throws Exception {
    String found = necessity(report);

    if (report.necessity().equals("not required")) {
      assertThat(found).isNotEqualTo("required");
    } else {
      assertThat(found).isEqualTo(report.necessity());
    }
  }

  @Test
  void everySituationHasAReport() throws IOException {
    assertThat(reports().map(Report::situation).distinct())
        .containsExactlyInAnyOrderElementsOf(templates().keySet());
  }

  /** What the requirements say whose resource covers the denied one. */
  private String necessity(Report report) throws Exception {
    SstApp app = TemplateApps.of(folder, templates().get(report.situation()));
    ArnPattern denied = new ArnPattern(report.resource());
    String found = "absent";
    for (PermissionRequirement need : RESOLVER.resolve(app).requirements()) {
      if (need.action().toString().equalsIgnoreCase(report.action())
          && need.resource().covers(denied)
          && !found.equals("required")) {
        found = necessity(need.necessity());
      }
    }
    return found;
  }

  private static String necessity(Necessity necessity) {
    return necessity.name().toLowerCase(Locale.ROOT);
  }
}
