package io.github.sstiam.reader.synthesis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The output of a program becomes lines of a log. */
class OutputLinesTest {
  private static List<String> lines(byte[] output) throws IOException {
    OutputLines lines = new OutputLines(new ByteArrayInputStream(output));
    List<String> all = new ArrayList<>();
    for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
      all.add(line.get());
    }
    return all;
  }

  private static List<String> lines(String output) throws IOException {
    return lines(output.getBytes(UTF_8));
  }

  @Test
  void everyKindOfLineEndEndsALine() throws IOException {
    assertThat(lines("a\nb\r\nc\rd\n\ne")).containsExactly("a", "b", "c", "d", "", "e");
    assertThat(lines("")).isEmpty();
  }

  @Test
  void whatControlsATerminalIsLeftOut() throws IOException {
    assertThat(lines("\u001b[1;32m\u2714\u001b[0m  Built\u001b[K\n"))
        .containsExactly("\u2714  Built");
    assertThat(lines("\u001b]0;title\u0007a\u0000b\u0008\tc\u001b(B\n")).containsExactly("ab\tc");
  }

  @Test
  void aLineIsNoLongerThanALogCanBear() throws IOException {
    String line = lines("x".repeat(1_000_000) + "\ny").get(0);

    assertThat(line).hasSize(OutputLines.MAX_LENGTH + 4).endsWith("x ...");
  }

  @Test
  void bytesThatAreNoTextDoNotEndTheOutput() throws IOException {
    assertThat(lines(new byte[] {'a', (byte) 0xff, 'b', '\n', 'c'}))
        .containsExactly("a\ufffdb", "c");
  }
}
