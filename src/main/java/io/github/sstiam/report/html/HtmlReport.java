package io.github.sstiam.report.html;

import gg.jte.TemplateOutput;
import gg.jte.html.OwaspHtmlTemplateOutput;
import gg.jte.output.StringOutput;
import io.github.sstiam.report.VerificationReport;
import java.util.Locale;

/** A verification as one page that needs nothing else: no network, no other file. */
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
   * Escapes what a report shows for the place where it stands, and writes out characters that no
   * reader sees: controls, and marks that turn the direction of text around, with which a name
   * could pass for another (https://www.unicode.org/reports/tr36/#Bidirectional_Text_Spoofing).
   * They become escapes that JSON knows, so that a policy keeps its meaning.
   */
  private static final class VisibleOutput extends OwaspHtmlTemplateOutput {
    VisibleOutput(TemplateOutput output) {
      super(output);
    }

    @Override
    public void writeUserContent(String text) {
      super.writeUserContent(text == null ? null : visible(text));
    }

    /** The text with escapes in place of what cannot be seen. */
    static String visible(String text) {
      int seen = 0;
      while (seen < text.length() && !isHidden(text.charAt(seen))) {
        seen++;
      }
      if (seen == text.length()) {
        return text;
      }
      StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, seen);
      for (int i = seen; i < text.length(); i++) {
        char c = text.charAt(i);
        if (isHidden(c)) {
          shown.append(String.format(Locale.ROOT, "\\u%04X", (int) c));
        } else {
          shown.append(c);
        }
      }
      return shown.toString();
    }

    private static boolean isHidden(char c) {
      if (c < ' ') {
        return c != '\n' && c != '\t';
      }
      if (c < 0x7F) {
        return false;
      }
      int type = Character.getType(c);
      return type == Character.CONTROL
          || type == Character.FORMAT
          || type == Character.LINE_SEPARATOR
          || type == Character.PARAGRAPH_SEPARATOR;
    }
  }
}
