package io.github.sstiam.mojo.console;

import io.github.sstiam.report.text.Paint;
import io.github.sstiam.text.Sanitizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Shows texts in the colours of Maven's own messages, and without colours if Maven shows none. */
public final class MavenColours {
  private static final String RESET = "\u001b[m";

  /** The control sequences that the plugin itself may send to a terminal. */
  private static final Pattern COLOUR = Pattern.compile("\u001b\\[(1|1;3[123])?m");

  private MavenColours() {}

  /** How Maven's console highlights parts of a text. */
  public static Paint paint() {
    return isEnabled() ? MavenColours::coloured : Paint.NONE;
  }

  /**
   * Jansi, which Maven exposes to plugins, says whether Maven shows colours: not with {@code -B},
   * {@code -Dstyle.color=never}, a log file or a pipe. Maven 4 does not expose it.
   */
  private static boolean isEnabled() {
    try {
      return Boolean.TRUE.equals(
          Class.forName("org.fusesource.jansi.Ansi").getMethod("isEnabled").invoke(null));
    } catch (ReflectiveOperationException | LinkageError e) {
      return false;
    }
  }

  /**
   * A text for the console, in which all control characters are escaped but the plugin's colours.
   */
  static String plain(String text) {
    if (!isEnabled()) {
      return Sanitizer.lines(text);
    }
    StringBuilder plain = new StringBuilder();
    int from = 0;
    Matcher colours = COLOUR.matcher(text);
    while (colours.find()) {
      plain.append(Sanitizer.lines(text.substring(from, colours.start()))).append(colours.group());
      from = colours.end();
    }
    return plain.append(Sanitizer.lines(text.substring(from))).toString();
  }

  /** The styles of Maven's own messages (https://maven.apache.org/shared/maven-shared-utils/). */
  private static String coloured(Paint.Style style, String text) {
    String start =
        switch (style) {
          case STRONG -> "\u001b[1m";
          case SUCCESS -> "\u001b[1;32m";
          case WARNING -> "\u001b[1;33m";
          case FAILURE -> "\u001b[1;31m";
        };
    return start + text + RESET;
  }
}
