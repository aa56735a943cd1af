package io.github.sstiam.mojo;

import io.github.sstiam.report.json.VerificationSummary;
import io.github.sstiam.report.json.VerificationSummary.Problem;
import io.github.sstiam.report.text.VerificationText;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.maven.doxia.sink.Sink;

/**
 * The page of the project's site on a verification.
 *
 * @param summary what it found, where that can be read
 * @param whole the link to the whole report, where there is one
 */
record SitePage(Optional<VerificationSummary> summary, Optional<String> whole) {
  /** The page's title, and its name in the site's list of reports. */
  static final String TITLE = "Deployment permissions";

  /** Writes the page. */
  void write(Sink sink) {
    sink.head();
    sink.title();
    sink.text(TITLE);
    sink.title_();
    sink.head_();
    sink.body();
    sink.section1();
    sink.sectionTitle1();
    sink.text(TITLE);
    sink.sectionTitle1_();
    summary.ifPresentOrElse(
        found -> write(sink, found),
        () ->
            paragraph(sink, "The totals are not known, because verification.json does not exist."));
    whole.ifPresent(
        link -> {
          sink.paragraph();
          sink.link(link);
          sink.text("The whole report");
          sink.link_();
          sink.text(
              " shows for each permission the resources that need it and the statement that decides, and contains the policies.");
          sink.paragraph_();
        });
    sink.section1_();
    sink.body_();
  }

  private static void write(Sink sink, VerificationSummary found) {
    paragraph(sink, "Verified: " + found.principal());
    table(
        sink,
        List.of("Outcome", "Permissions"),
        found.totals().entrySet().stream()
            .map(
                total ->
                    List.of(VerificationText.name(total.getKey()), total.getValue().toString()))
            .toList());
    if (found.problems().isEmpty()) {
      paragraph(sink, "Nothing is missing.");
      return;
    }
    sink.section2();
    sink.sectionTitle2();
    sink.text("Not allowed");
    sink.sectionTitle2_();
    table(
        sink,
        List.of("Action", "Resource", "Outcome", "Necessity", "Why"),
        found.problems().stream().map(SitePage::row).toList());
    sink.section2_();
  }

  private static List<String> row(Problem problem) {
    return List.of(
        problem.action(),
        problem.resource(),
        problem.outcome(),
        problem.necessity(),
        problem.reason());
  }

  private static void table(Sink sink, List<String> heads, List<List<String>> rows) {
    sink.table();
    int[] columns = new int[heads.size()];
    Arrays.fill(columns, Sink.JUSTIFY_LEFT);
    sink.tableRows(columns, false);
    sink.tableRow();
    for (String head : heads) {
      sink.tableHeaderCell();
      sink.text(head);
      sink.tableHeaderCell_();
    }
    sink.tableRow_();
    for (List<String> row : rows) {
      sink.tableRow();
      for (String cell : row) {
        sink.tableCell();
        sink.text(cell);
        sink.tableCell_();
      }
      sink.tableRow_();
    }
    sink.tableRows_();
    sink.table_();
  }

  private static void paragraph(Sink sink, String text) {
    sink.paragraph();
    sink.text(text);
    sink.paragraph_();
  }
}
