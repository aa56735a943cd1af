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
   * They become escapes that JSON knows, so that a policy keeps its meaning. So do halves of
   * characters, which no file can hold.
   */
  static final class VisibleOutput extends OwaspHtmlTemplateOutput {
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
      while (seen < text.length() && isPlain(text.charAt(seen))) {
        seen++;
      }
      if (seen == text.length()) {
        return text;
      }
      StringBuilder shown = new StringBuilder(text.length() + 16).append(text, 0, seen);
      for (int i = seen; i < text.length(); ) {
        int character = text.codePointAt(i);
        int end = i + Character.charCount(character);
        if (isHidden(character)) {
          for (char unit : Character.toChars(character)) {
            shown.append(String.format(Locale.ROOT, "\\u%04X", (int) unit));
          }
        } else {
          shown.append(text, i, end);
        }
        i = end;
      }
      return shown.toString();
    }

    /** The cheap answer for most characters. */
    private static boolean isPlain(char c) {
      return (c >= ' ' && c < 0x7F) || c == '\n' || c == '\t';
    }

    private static boolean isHidden(int character) {
      if (character == '\n' || character == '\t') {
        return false;
      }
      int type = Character.getType(character);
      return type == Character.CONTROL
          || type == Character.FORMAT
          || type == Character.LINE_SEPARATOR
          || type == Character.PARAGRAPH_SEPARATOR
          || type == Character.SURROGATE;
    }
  }
}
