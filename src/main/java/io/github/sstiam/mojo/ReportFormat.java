package io.github.sstiam.mojo;

import io.github.sstiam.report.VerificationJson;
import io.github.sstiam.report.VerificationReport;

/** The forms of the report on a verification. */
enum ReportFormat {
  JSON("verification.json");

  private final String file;

  ReportFormat(String file) {
    this.file = file;
  }

  /** The name of its file. */
  String file() {
    return file;
  }

  /** The text of its file. */
  String text(VerificationReport report) {
    return switch (this) {
      case JSON -> VerificationJson.of(report);
    };
  }
}
