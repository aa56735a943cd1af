package io.github.sstiam.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Files that a test expects; they are written anew with {@code -Dgolden.rewrite=true}. */
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/io/github/sstiam/report");

  private Golden() {}

  /** Holds that a text is that of a file. */
  public static void assertSame(String file, String text) throws IOException {
    Path golden = FOLDER.resolve(file);
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(golden, text);
    }
    assertThat(text).isEqualTo(Files.readString(golden));
  }
}
