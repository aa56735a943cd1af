package io.github.sstiam.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SanitizerTest {
  @ParameterizedTest
  @CsvSource({
    "001b, the start of a control sequence",
    "009b, the same in one character",
    "0007, the bell",
    "0008, backspace",
    "000d, a return to the start of the line",
    "202e, text from right to left",
    "2066, an isolate",
    "200b, a space of no width",
    "feff, a byte order mark",
    "2028, a line separator",
    "e000, a character without a meaning",
    "d800, half a character",
  })
  void invisibleCharactersAreEscaped(String code, String what) {
    String text = "a" + (char) Integer.parseInt(code, 16) + "b";
    String shown = code.equals("000d") ? "a\\rb" : "a\\u" + code + "b";

    assertThat(Sanitizer.line(text)).as(what).isEqualTo(shown);
    assertThat(Sanitizer.lines(text)).as(what).isEqualTo(shown);
  }

  @Test
  void lineBreaksAreKeptInTextOfSeveralLines() {
    assertThat(Sanitizer.lines("a\n\tb")).isEqualTo("a\n\tb");
    assertThat(Sanitizer.line("a\n\tb")).isEqualTo("a\\n\\tb");
  }

  @Test
  void lettersOfAllLanguagesAreKept() {
    String text = "Ärger, 数据, данные, نص, 🚀 -> \"x\" \\ ";

    assertThat(Sanitizer.line(text)).isSameAs(text);
  }

  @Test
  void supplementaryCharactersAreEscapedAsSurrogatePairs() {
    assertThat(Sanitizer.line("a\uDB40\uDC41b")).isEqualTo("a\\udb40\\udc41b");
  }
}
