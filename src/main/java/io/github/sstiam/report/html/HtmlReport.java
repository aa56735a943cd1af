package io.github.sstiam.report.html;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.github.sstiam.report.VerificationReport;

/** A verification as one page that needs nothing else: no network, no other file. */
public final class HtmlReport {
  private static final int TYPICAL_SIZE = 1 << 18;

  private HtmlReport() {}

  /** The text of {@code report.html}. */
  public static String of(VerificationReport report) {
    StringOutput text = new StringOutput(TYPICAL_SIZE);
    TemplateEngine.createPrecompiled(
            null,
            ContentType.Html,
            HtmlReport.class.getClassLoader(),
            HtmlReport.class.getPackageName())
        .render("page.jte", Page.of(report), new VisibleOutput(text));
    return text.toString();
  }
}
