package io.github.sstiam.policy;

import io.github.sstiam.json.Position;
import io.github.sstiam.policy.PolicySyntaxException.Problem;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what people paste in the place of JSON: comments, trailing commas, YAML, typographic
 * quotation marks, text that is cut off. A JSON parser only tells where it stopped.
 */
final class JsonMistake {
  /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html, PolicyDocument. */
  static final char LAST_OF_IAM = '\u00FF';

  private final String text;
  private int at;
  private int line = 1;
  private int column = 1;

  private JsonMistake(String text) {
    this.text = text;
  }

  /** The first mistake of a text that is not JSON; empty if it is of no known kind. */
  static Optional<Problem> of(String text) {
    String start = text.strip();
    if (start.regionMatches(true, 0, "%7B", 0, 3)) {
      return first("the text is URL-encoded, as IAM's API returns policies. Decode it");
    }
    if (start.startsWith("<")) {
      return first("the text is HTML or XML. IAM takes JSON");
    }
    if (isYaml(start)) {
      return first("the text is YAML: IAM takes JSON only. Convert it, as yq -o json does");
    }
    return new JsonMistake(text).scan();
  }

  /** The first character that IAM's API does not accept in policies. */
  static Optional<Problem> character(String text) {
    JsonMistake scanner = new JsonMistake(text);
    while (scanner.at < text.length()) {
      char c = text.charAt(scanner.at);
      if (c > LAST_OF_IAM && !(c == '\uFEFF' && scanner.at == 0)) {
        return scanner.problem(
            name(c)
                + " cannot be part of a policy: IAM accepts characters up to U+00FF. Remove it, or"
                + " use a wildcard");
      }
      scanner.next();
    }
    return Optional.empty();
  }

  private static Optional<Problem> first(String problem) {
    return Optional.of(new Problem(new Position(1, 1), problem));
  }

  private static boolean isYaml(String start) {
    if (start.startsWith("---") || start.startsWith("- ")) {
      return true;
    }
    int end = 0;
    while (end < start.length() && Character.isLetterOrDigit(start.charAt(end))) {
      end++;
    }
    return end > 0
        && start.startsWith(":", end)
        && (end + 1 == start.length() || Character.isWhitespace(start.charAt(end + 1)));
  }

  private Optional<Problem> scan() {
    int depth = 0;
    boolean ended = false;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '"') {
        Optional<Problem> open = string();
        if (open.isPresent()) {
          return open;
        }
        continue;
      }
      if (c == '{' || c == '[') {
        if (ended) {
          return problem("a second value starts here. A file holds one policy");
        }
        depth++;
      } else if (c == '}' || c == ']') {
        if (depth == 0) {
          return problem("this closing bracket has no opening one. Remove it");
        }
        depth--;
        ended = depth == 0;
      } else {
        Optional<Problem> wrong = outside(c);
        if (wrong.isPresent()) {
          return wrong;
        }
      }
      next();
    }
    return depth == 0
        ? Optional.empty()
        : problem(
            "the text ends early: "
                + (depth == 1 ? "one bracket is" : depth + " brackets are")
                + " not closed. Copy all of it");
  }

  /** Passes a string; its mistake if it does not end on its line. */
  private Optional<Problem> string() {
    next();
    while (at < text.length() && text.charAt(at) != '"') {
      if (text.charAt(at) == '\n') {
        return problem("the string before this line break has no closing quotation mark. Add it");
      }
      if (text.charAt(at) == '\\') {
        next();
      }
      next();
    }
    if (at >= text.length()) {
      return problem("the text ends inside a string. Copy all of it");
    }
    next();
    return Optional.empty();
  }

  /** The mistake that a character outside of strings is. */
  private Optional<Problem> outside(char c) {
    return switch (c) {
      case '/', '#' -> problem("JSON has no comments, and IAM refuses them. Remove it");
      case '\'' -> problem("JSON has double quotation marks only. Write \" for '");
      case ',' -> comma();
      case '$' -> problem("this is a placeholder of a template. Replace it with its value");
      case '\uFEFF' -> at == 0 ? Optional.empty() : strange(c);
      default -> Character.isLetter(c) ? word() : c > '\u007F' ? strange(c) : Optional.empty();
    };
  }

  private Optional<Problem> comma() {
    int after = at + 1;
    while (after < text.length() && Character.isWhitespace(text.charAt(after))) {
      after++;
    }
    char c = after < text.length() ? text.charAt(after) : '}';
    return c == '}' || c == ']' || c == ','
        ? problem("a comma stands where no further value follows. Remove it")
        : Optional.empty();
  }

  private Optional<Problem> strange(char c) {
    return problem(
        name(c)
            + (c == '\u00A0' || c == '\u200B' || c == '\uFEFF'
                ? " is not white space in JSON. Replace it with a space"
                : " stands outside of a string. Write JSON's own characters, such as \""));
  }

  /** A word that is not {@code true}, {@code false} or {@code null}, or of a number. */
  private Optional<Problem> word() {
    int end = at;
    while (end < text.length() && Character.isLetterOrDigit(text.charAt(end))) {
      end++;
    }
    String word = text.substring(at, end);
    boolean json = word.equals("true") || word.equals("false") || word.equals("null");
    boolean exponent = at > 0 && Character.isDigit(text.charAt(at - 1));
    if (!json && !exponent) {
      return problem("\"" + word + "\" is not in quotation marks. Add them");
    }
    while (at < end - 1) {
      next();
    }
    return Optional.empty();
  }

  private static String name(char c) {
    String code = String.format(Locale.ROOT, "U+%04X", (int) c);
    return switch (c) {
      case '\u00A0' -> "a non-breaking space (" + code + ")";
      case '\u200B', '\uFEFF' -> "an invisible character (" + code + ")";
      case '\u2018', '\u2019', '\u201A', '\u201C', '\u201D', '\u201E' ->
          "a typographic quotation mark (" + code + ")";
      default -> "the character " + code;
    };
  }

  private Optional<Problem> problem(String problem) {
    return Optional.of(new Problem(new Position(line, column), problem));
  }

  private void next() {
    if (at < text.length() && text.charAt(at) == '\n') {
      line++;
      column = 0;
    }
    column++;
    at++;
  }
}
