package io.github.sstiam.goal.output;

import io.github.sstiam.report.VerificationReport;
import io.github.sstiam.report.ci.JUnitReport;
import io.github.sstiam.report.ci.SarifReport;
import io.github.sstiam.report.html.HtmlReport;
import io.github.sstiam.report.json.VerificationJson;
import java.io.IOException;
import java.io.Writer;

/** The formats of the report on a verification. */
public enum ReportFormat {
  HTML("report.html"),
  JSON("verification.json"),
  SARIF("report.sarif"),
  JUNIT("TEST-sst-iam.xml");

  private final String file;

  ReportFormat(String file) {
    this.file = file;
  }

  /** The name of its file. */
  public String file() {
    return file;
  }

  /** Writes the text of its file. Formats that may be large are streamed. */
  void write(VerificationReport report, Writer out) throws IOException {
    switch (this) {
      case HTML -> out.write(HtmlReport.of(report));
      case JSON -> VerificationJson.write(report, out);
      case SARIF -> SarifReport.write(report, out);
      case JUNIT -> JUnitReport.write(report, out);
    }
  }
}
