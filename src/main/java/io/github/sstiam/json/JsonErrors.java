package io.github.sstiam.json;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Translates messages of the JSON parser for people who know JSON, but not the parser. */
final class JsonErrors {
  private static final String PLACE = "\\[Source: [^;]*; line: (\\d+), column: (\\d+)\\]";

  /** The parser's phrases and their translations, applied in this order. */
  private static final List<Map.Entry<Pattern, String>> PHRASES =
      List.of(
          phrase(
              "Unexpected end-of-input: expected close marker for (?:Object|Array) \\(start marker"
                  + " at "
                  + PLACE
                  + "\\)",
              "the text ends inside the value that starts at line $1, column $2"),
          phrase(
              "\\(for (?:Object|Array) starting at " + PLACE + "\\)",
              "for the value that starts at line $1, column $2"),
          phrase(
              "Unexpected end-of-input(?: within/between Object entries)?(?:: )?",
              "the text ends too early: "),
          phrase(": enable `[^`]*` to allow", ""),
          phrase(", from `[^`]*`", ""),
          phrase(
              "maybe a \\(non-standard\\) comment\\? \\(not recognized.*\\)",
              "JSON has no comments"),
          phrase(
              "(?:a valid value )?\\(JSON String, Number, Array, Object or token 'null', 'true' or"
                  + " 'false'\\)",
              "a string, a number, an array, an object, null, true or false"),
          phrase("\\(\\((?:CTRL-CHAR), code (\\d+)\\)\\)", "(control character $1)"),
          phrase("\\('(.)' \\(code [^)]*\\)\\)", "'$1'"),
          phrase(" \\(code \\d+\\)", ""),
          phrase("JSON spec does not allow", "JSON does not allow"),
          phrase("field name", "name"),
          phrase("[:\\s]+$", ""));

  private JsonErrors() {}

  private static Map.Entry<Pattern, String> phrase(String parser, String people) {
    return Map.entry(Pattern.compile(parser, Pattern.DOTALL), people);
  }

  /** The translation of a message of the parser. */
  static String of(String message) {
    String translated = message;
    for (Map.Entry<Pattern, String> phrase : PHRASES) {
      translated = phrase.getKey().matcher(translated).replaceAll(phrase.getValue());
    }
    return translated;
  }
}
