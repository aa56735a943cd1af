package io.github.sstiam.reader.script;

import io.github.sstiam.reader.script.ScriptValue.Num;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Literals as they are written
 * (https://developer.mozilla.org/en-US/docs/Web/JavaScript/Reference/Lexical_grammar).
 */
final class Literals {
  private static final Pattern ESCAPE =
      Pattern.compile(
          "\\\\(u\\{[0-9a-fA-F]{1,6}}|u[0-9a-fA-F]{4}|x[0-9a-fA-F]{2}|.)", Pattern.DOTALL);

  private Literals() {}

  /** A number as it is written. */
  static ScriptValue number(String text, Place place) {
    try {
      return new Num(Double.parseDouble(text.replace("_", "").trim()));
    } catch (NumberFormatException e) {
      return Unknown.at(place);
    }
  }

  /** The text of a string literal, or of a name that may be one. */
  static String unquoted(String text) {
    boolean quoted = text.length() >= 2 && "\"'".indexOf(text.charAt(0)) >= 0;
    return quoted ? unescaped(text.substring(1, text.length() - 1)) : text;
  }

  /** A text without its escape sequences. */
  static String unescaped(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    Map<String, String> signs =
        Map.of(
            "n", "\n", "t", "\t", "r", "\r", "b", "\b", "f", "\f", "v", "\u000b", "0", "\0", "\n",
            "");
    return ESCAPE
        .matcher(text)
        .replaceAll(
            match -> {
              String sign = match.group(1);
              boolean code = sign.length() > 1;
              String plain =
                  code ? character(sign.replaceAll("[ux{}]", "")) : signs.getOrDefault(sign, sign);
              return Matcher.quoteReplacement(plain);
            });
  }

  private static String character(String hexadecimal) {
    int code = Integer.parseInt(hexadecimal, 16);
    return Character.isValidCodePoint(code) ? Character.toString(code) : "\ufffd";
  }
}
