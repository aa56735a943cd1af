package io.github.sstiam.json;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonErrorsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          { "a": 1      | column 9: malformed JSON: the text ends inside the value that starts at line 1, column 1
          [[1]          | column 5: malformed JSON: the text ends inside the value that starts at line 1, column 1
          {"a"          | column 5: malformed JSON: the text ends too early
          {"a": 1]      | column 8: malformed JSON: Unexpected close marker ']': expected '}' for the value that starts at line 1, column 1
          NaN           | column 4: malformed JSON: Non-standard token 'NaN'
          +1            | column 2: malformed JSON: Unexpected character '+' in numeric value: JSON does not allow numbers to have plus signs
          // no         | column 1: malformed JSON: Unexpected character '/': JSON has no comments
          {'a': 1}      | column 2: malformed JSON: Unexpected character ''': was expecting double-quote to start name
          [1,]          | column 4: malformed JSON: Unexpected character ']': expected a string, a number, an array, an object, null, true or false
          1e            | column 3: malformed JSON: the text ends too early: expected a digit for number exponent
          """)
  void parserMessagesUseTheTermsOfJson(String text, String message) {
    assertThatThrownBy(() -> JsonReader.read(text))
        .isInstanceOf(JsonSyntaxException.class)
        .hasMessage("line 1, " + message);
  }

  @ParameterizedTest
  @MethodSource
  void noMessageNamesInternalsOfTheParser(String text) {
    assertThatThrownBy(() -> JsonReader.read(text))
        .isInstanceOf(JsonSyntaxException.class)
        .message()
        .doesNotContainPattern("Read|Feature|[A-Z]_[A-Z]|REDACTED|CTRL|\\(code")
        .startsWith("line 1, column ")
        .doesNotContain("column 0");
  }

  static Stream<String> noMessageNamesInternalsOfTheParser() {
    return Stream.of(
        "{",
        "[",
        "{\"a\": 1",
        "\"abc",
        "tru",
        "{a:1}",
        "[1 2]",
        "01",
        "-",
        "--1",
        "NaN",
        "-Infinity",
        ".5",
        "\"\\x\"",
        "\"\\u12\"",
        "\"a\nb\"",
        "// c",
        "[1]]",
        "}",
        "{\"a\":1]",
        "[1}",
        "<html>",
        "\u001b[2J",
        "{1:2}",
        "{\"a\" 1}",
        "1".repeat(2_000),
        "{\"" + "n".repeat(60_000) + "\": 1}",
        "\"" + "s".repeat(20_100_000) + "\"",
        "[".repeat(1_000));
  }
}
