package io.github.sstiam.json;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** Says what the parser says of a malformed text, for people who know JSON and not the parser. */
final class SyntaxWords {
  private static final String PLACE = "\\[Source: [^;]*; line: (\\d+), column: (\\d+)\\]";

  /** What the parser says, and what is said in its place, in this order. */
  private static final List<Map.Entry<Pattern, String>> WORDS =
      List.of(
          word(
              "Unexpected end-of-input: expected close marker for (?:Object|Array) \\(start marker at "
                  + PLACE
                  + "\\)",
              "the text ends inside what starts at line $1, column $2"),
          word(
              "\\(for (?:Object|Array) starting at " + PLACE + "\\)",
              "for what starts at line $1, column $2"),
          word(
              "Unexpected end-of-input(?: within/between Object entries)?(?:: )?",
              "the text ends too early: "),
          word(": enable `[^`]*` to allow", ""),
          word(", from `[^`]*`", ""),
          word(
              "maybe a \\(non-standard\\) comment\\? \\(not recognized.*\\)",
              "JSON has no comments"),
          word(
              "(?:a valid value )?\\(JSON String, Number, Array, Object or token 'null', 'true' or"
                  + " 'false'\\)",
              "a string, a number, an array, an object, null, true or false"),
          word("\\(\\((?:CTRL-CHAR), code (\\d+)\\)\\)", "(control character $1)"),
          word("\\('(.)' \\(code [^)]*\\)\\)", "'$1'"),
          word(" \\(code \\d+\\)", ""),
          word("JSON spec does not allow", "JSON does not allow"),
          word("field name", "name"),
          word("[:\\s]+$", ""));

  private SyntaxWords() {}

  private static Map.Entry<Pattern, String> word(String parser, String people) {
    return Map.entry(Pattern.compile(parser, Pattern.DOTALL), people);
  }

  /** What a message of the parser means. */
  static String of(String message) {
    String words = message;
    for (Map.Entry<Pattern, String> word : WORDS) {
      words = word.getKey().matcher(words).replaceAll(word.getValue());
    }
    return words;
  }
}
