package io.github.sstiam.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Half a character is escaped wherever it stands, whether a text is kept or written as it is made.
 */
class LargeJsonTest {
  /** Patterns match whole characters, so that two halves that belong together are none. */
  private static final Pattern HALF = Pattern.compile("[\\x{d800}-\\x{dfff}]");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "plain",
        "\uD83D\uDE00",
        "\uD83D",
        "\uDE00",
        "\uD83D\uD83D\uDE00\uDE00",
        "\uDE00\uD83D",
        "\uD83Dx\uDE00",
      })
  void unpairedSurrogatesAreEscaped(String text) throws Exception {
    // Long ones cross the borders of buffers at every place.
    for (int length = 0; length < 9_000; length += 997) {
      String value = "a".repeat(length) + text.repeat(1_500);
      JsonWriter.Content content =
          json -> {
            json.writeStartObject();
            json.writeStringField("name", value);
            json.writeEndObject();
          };
      String escaped =
          HALF.matcher(value)
              .replaceAll(half -> "\\\\u%04x".formatted((int) half.group().charAt(0)));
      StringWriter written = new StringWriter();

      JsonWriter.lines(content, written);

      assertThat(written).hasToString("{\n  \"name\": \"" + escaped + "\"\n}\n");
      assertThat(JsonWriter.compact(content)).isEqualTo("{\"name\":\"" + escaped + "\"}");
    }
  }
}
