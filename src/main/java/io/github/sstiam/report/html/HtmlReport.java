package io.github.sstiam.report.html;

import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.github.sstiam.report.VerificationReport;
import io.github.sstiam.text.Sanitizer;

/** A verification as one HTML page that needs no network and no other file. */
public final class HtmlReport {
  private static final int TYPICAL_SIZE = 1 << 18;

  private HtmlReport() {}

  /** The text of {@code report.html}. */
  public static String of(VerificationReport report) {
    StringOutput text = new StringOutput(TYPICAL_SIZE);
    // Without JTE's engine, which finds classes by the names of templates.
    JtepageGenerated.render(new VisibleOutput(text), null, Page.of(report));
    return text.toString();
  }

  /**
   * Escapes text for its context in the page, and writes invisible characters as JSON escapes, so
   * that a copied policy keeps its meaning.
   */
  private static final class VisibleOutput extends OwaspHtmlTemplateOutput {
    VisibleOutput(TemplateOutput output) {
      super(output);
    }

    @Override
    public void writeUserContent(String text) {
      super.writeUserContent(text == null ? null : Sanitizer.lines(text));
    }
  }
}
