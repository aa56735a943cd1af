package io.github.sstiam.reader.synthesis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The output of a program, line by line: without what controls a terminal, and no line longer than
 * a log can bear.
 */
final class OutputLines {
  static final int MAX_LENGTH = 4_000;

  /** Control sequences of ECMA-48, and the commands to terminals that end in a bell. */
  private static final Pattern CONTROL =
      Pattern.compile(
          "\\x1B\\[[0-?]*[ -/]*[@-~]|\\x1B\\][^\\x07\\x1B]*(\\x07|\\x1B\\\\)?|\\x1B[ -/]*[0-~]"
              + "|[\\p{Cntrl}&&[^\\t]]");

  private final Reader reader;
  private boolean afterReturn;

  OutputLines(InputStream output) {
    this.reader = new InputStreamReader(output, UTF_8);
  }

  /** The next line; empty at the end of the output. A carriage return ends a line, too. */
  Optional<String> next() throws IOException {
    StringBuilder line = new StringBuilder();
    boolean cut = false;
    for (int c = reader.read(); c >= 0; c = reader.read()) {
      boolean pair = c == '\n' && afterReturn;
      afterReturn = c == '\r';
      if (pair) {
        continue;
      }
      if (c == '\n' || c == '\r') {
        return Optional.of(shown(line, cut));
      }
      if (line.length() < MAX_LENGTH) {
        line.append((char) c);
      } else {
        cut = true;
      }
    }
    return line.isEmpty() ? Optional.empty() : Optional.of(shown(line, cut));
  }

  private static String shown(StringBuilder line, boolean cut) {
    return CONTROL.matcher(line).replaceAll("").stripTrailing() + (cut ? " ..." : "");
  }
}
