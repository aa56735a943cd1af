package io.github.sstiam.evaluation.condition;

import io.github.sstiam.policy.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A text of a policy that may hold wildcards and policy variables
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html). Compiled
 * once; a text without variables costs nothing at a request.
 */
public final class PatternText {
  /** A piece of the text: literal characters, or a variable. */
  private record Piece(String literal, String key, Optional<String> fallback) {
    static Piece literal(String text) {
      return new Piece(text, "", Optional.empty());
    }

    boolean isVariable() {
      return !key.isEmpty();
    }
  }

  private final List<Piece> pieces;
  private final String constant;

  private PatternText(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
    this.constant = constant(pieces);
  }

  /** The text where no piece is a variable, else null. */
  private static String constant(List<Piece> pieces) {
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      if (piece.isVariable()) {
        return null;
      }
      text.append(piece.literal());
    }
    return text.toString();
  }

  /**
   * Compiles a text.
   *
   * @param text the text as the policy spells it
   * @param wildcards whether {@code *} and {@code ?} are wildcards
   * @param variables whether {@code ${...}} is a variable or an escape
   */
  public static PatternText of(String text, boolean wildcards, boolean variables) {
    List<Piece> pieces = new ArrayList<>();
    int from = 0;
    int start = variables ? text.indexOf("${") : -1;
    while (start >= 0) {
      int end = text.indexOf('}', start);
      if (end < 0) {
        break;
      }
      pieces.add(plain(text.substring(from, start), wildcards));
      pieces.add(variable(text.substring(start + 2, end)));
      from = end + 1;
      start = text.indexOf("${", from);
    }
    pieces.add(plain(text.substring(from), wildcards));
    return new PatternText(pieces);
  }

  private static Piece plain(String text, boolean wildcards) {
    return Piece.literal(wildcards ? Wildcard.compile(text) : text);
  }

  private static Piece variable(String body) {
    if (body.equals("*") || body.equals("?") || body.equals("$")) {
      return Piece.literal(body);
    }
    int comma = body.indexOf(',');
    if (comma < 0) {
      return new Piece("", body.strip().toLowerCase(Locale.ROOT), Optional.empty());
    }
    String fallback = body.substring(comma + 1).strip();
    boolean quoted = fallback.length() > 1 && fallback.startsWith("'") && fallback.endsWith("'");
    return new Piece(
        "",
        body.substring(0, comma).strip().toLowerCase(Locale.ROOT),
        Optional.of(quoted ? fallback.substring(1, fallback.length() - 1) : fallback));
  }

  /** The text with {@code *} in the place of variables, as policies spell it. */
  public String widest() {
    StringBuilder text = new StringBuilder();
    pieces.forEach(piece -> text.append(piece.isVariable() ? "*" : piece.literal()));
    return Wildcard.spelled(text.toString());
  }

  /** The keys of the variables, in lower case and in their order. */
  public List<String> variables() {
    return pieces.stream().filter(Piece::isVariable).map(Piece::key).toList();
  }

  /** Whether the text has neither variables nor characters that only look like wildcards. */
  public boolean isExact() {
    return constant != null && constant.indexOf('*') < 0 && constant.indexOf('?') < 0;
  }

  /**
   * The text for a request.
   *
   * @param context the request's context
   * @param missing takes the keys without a value
   * @return the text with its wildcards compiled, or null where a variable has no single value
   */
  public String resolve(RequestContext context, Consumer<String> missing) {
    if (constant != null) {
      return constant;
    }
    StringBuilder text = new StringBuilder();
    for (Piece piece : pieces) {
      if (!piece.isVariable()) {
        text.append(piece.literal());
        continue;
      }
      ContextValue value = context.get(piece.key());
      if (value != null && value.multivalued()) {
        return null;
      }
      if (value == null && piece.fallback().isEmpty()) {
        missing.accept(piece.key());
        return null;
      }
      text.append(
          Wildcard.literal(value == null ? piece.fallback().orElseThrow() : value.values().get(0)));
    }
    return text.toString();
  }
}
