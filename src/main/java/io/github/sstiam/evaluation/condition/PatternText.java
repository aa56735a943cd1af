package io.github.sstiam.evaluation.condition;

import io.github.sstiam.policy.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A text of a policy that may hold wildcards and policy variables
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html). Compiled
 * once; a text without variables costs nothing at a request.
 */
public final class PatternText {
  /**
   * A piece of the text.
   *
   * @param literal its characters and wildcards; empty for a variable
   * @param key the variable's condition key in lower case; empty for characters
   * @param fallback the variable's default value
   */
  private record Piece(Glob literal, String key, Optional<String> fallback) {
    static Piece literal(Glob literal) {
      return new Piece(literal, "", Optional.empty());
    }

    static Piece variable(String key, Optional<String> fallback) {
      return new Piece(Glob.literal(""), key.strip().toLowerCase(Locale.ROOT), fallback);
    }

    boolean isVariable() {
      return !key.isEmpty();
    }
  }

  /** The text for one context. */
  private record Resolved(RequestContext context, ResolvedText text) {}

  private final List<Piece> pieces;

  // Many requests share one context.
  private volatile Resolved last;

  /** The text if no piece is a variable, else null. */
  private final ResolvedText constant;

  private PatternText(List<Piece> pieces) {
    this.pieces = List.copyOf(pieces);
    this.constant = constant(pieces);
  }

  private static ResolvedText constant(List<Piece> pieces) {
    List<Glob> literals = new ArrayList<>(pieces.size());
    for (Piece piece : pieces) {
      if (piece.isVariable()) {
        return null;
      }
      literals.add(piece.literal());
    }
    return ResolvedText.of(Glob.concatenated(literals));
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
      pieces.add(characters(text.substring(from, start), wildcards));
      pieces.add(variable(text.substring(start + 2, end)));
      from = end + 1;
      start = text.indexOf("${", from);
    }
    pieces.add(characters(text.substring(from), wildcards));
    return new PatternText(pieces);
  }

  /**
   * Compiles the resource of a statement. Variables have values only after the fifth colon
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#policy-vars-wheretouse).
   *
   * @param text the resource as the policy spells it
   * @param variables whether the policy's version has policy variables
   */
  public static PatternText ofResource(String text, boolean variables) {
    int start = Glob.startOfName(text);
    if (!variables || start < 0 || text.indexOf("${", start) < 0) {
      return new PatternText(List.of(Piece.literal(Glob.ofResource(text))));
    }
    List<Piece> pieces = new ArrayList<>();
    pieces.add(Piece.literal(Glob.ofResource(text.substring(0, start))));
    pieces.addAll(of(text.substring(start), true, true).pieces);
    return new PatternText(pieces);
  }

  private static Piece characters(String text, boolean wildcards) {
    return Piece.literal(wildcards ? Glob.of(text) : Glob.literal(text));
  }

  private static Piece variable(String body) {
    if (body.equals("*") || body.equals("?") || body.equals("$")) {
      return Piece.literal(Glob.literal(body));
    }
    int comma = body.indexOf(',');
    if (comma < 0) {
      return Piece.variable(body, Optional.empty());
    }
    String fallback = body.substring(comma + 1).strip();
    boolean quoted = fallback.length() > 1 && fallback.startsWith("'") && fallback.endsWith("'");
    return Piece.variable(
        body.substring(0, comma),
        Optional.of(quoted ? fallback.substring(1, fallback.length() - 1) : fallback));
  }

  /** All that the text can match, whatever values its variables have. */
  public Glob widest() {
    List<Glob> parts = new ArrayList<>(pieces.size());
    for (Piece piece : pieces) {
      parts.add(piece.isVariable() ? Glob.EVERYTHING : piece.literal());
    }
    return Glob.concatenated(parts);
  }

  /** The keys of the variables, in lower case and in their order. */
  public List<String> variables() {
    return pieces.stream().filter(Piece::isVariable).map(Piece::key).toList();
  }

  /** Whether the text has neither variables nor literal characters that look like wildcards. */
  public boolean isExact() {
    return constant != null && constant.text().orElseThrow().isSpelledOut();
  }

  /**
   * Gives the variables the values of a request.
   *
   * @param context the request's context
   * @return the text, or the keys of the variables whose values are unknown
   */
  public ResolvedText resolve(RequestContext context) {
    if (constant != null) {
      return constant;
    }
    Resolved known = last;
    if (known == null || known.context() != context) {
      known = new Resolved(context, resolved(context));
      last = known;
    }
    return known.text();
  }

  private ResolvedText resolved(RequestContext context) {
    List<Glob> resolved = new ArrayList<>(pieces.size());
    MissingKeys missing = MissingKeys.NONE;
    for (Piece piece : pieces) {
      if (!piece.isVariable()) {
        resolved.add(piece.literal());
        continue;
      }
      ContextValue value = context.get(piece.key());
      switch (value.state()) {
        case KNOWN -> {
          if (value.multivalued()) {
            return ResolvedText.VALUELESS;
          }
          resolved.add(Glob.literal(value.values().get(0)));
        }
        case AT_LEAST -> {
          return ResolvedText.VALUELESS;
        }
        case ABSENT -> {
          if (piece.fallback().isEmpty()) {
            return ResolvedText.VALUELESS;
          }
          resolved.add(Glob.literal(piece.fallback().get()));
        }
        case PRESENT, UNKNOWN -> missing = missing.and(MissingKeys.of(piece.key()));
      }
    }
    return missing.isEmpty()
        ? ResolvedText.of(Glob.concatenated(resolved))
        : ResolvedText.unknown(missing);
  }
}
