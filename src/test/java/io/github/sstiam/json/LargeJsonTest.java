package io.github.sstiam.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringWriter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is written as it is made is what would be made in memory. */
class LargeJsonTest {
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
  void writtenTextIsTheSame(String text) throws Exception {
    // Long ones cross the borders of buffers at every place.
    for (int length = 0; length < 9_000; length += 997) {
      String value = "a".repeat(length) + text.repeat(1_500);
      JsonWriter.Content content =
          json -> {
            json.writeStartObject();
            json.writeStringField("name", value);
            json.writeEndObject();
          };
      StringWriter written = new StringWriter();

      JsonWriter.lines(content, written);

      assertThat(written).hasToString(JsonWriter.lines(content));
    }
  }
}
