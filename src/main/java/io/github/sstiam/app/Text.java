package io.github.sstiam.app;

import java.util.ArrayList;
import java.util.List;

/**
 * A text, parts of which may be unknown before the deployment.
 *
 * @param literals the known parts, with one unknown part between each two: one literal is a text
 *     that is wholly known, {@code ["prod-", ""]} is {@code prod-} and an unknown part
 */
public record Text(List<String> literals) implements Comparable<Text> {
  /** A text that is wholly unknown. */
  public static final Text UNKNOWN = new Text(List.of("", ""));

  public Text {
    literals = List.copyOf(literals);
    if (literals.isEmpty()) {
      throw new IllegalArgumentException("a text has at least one literal");
    }
  }

  /** A text that is wholly known. */
  public static Text of(String literal) {
    return new Text(List.of(literal));
  }

  /** Whether every part is known. */
  public boolean isKnown() {
    return literals.size() == 1;
  }

  /** This text, followed by the other. */
  public Text then(Text other) {
    if (isKnown() && other.isKnown()) {
      return of(literals.get(0).concat(other.literals.get(0)));
    }
    return joined(List.of(this, other));
  }

  /** The texts, joined; an empty text if there are none. */
  public static Text joined(List<Text> texts) {
    List<String> joined = new ArrayList<>();
    StringBuilder open = new StringBuilder();
    for (Text text : texts) {
      open.append(text.literals.get(0));
      for (int i = 1; i < text.literals.size(); i++) {
        // Two unknown parts with nothing between them are one.
        if (joined.isEmpty() || open.length() > 0) {
          joined.add(open.toString());
          open.setLength(0);
        }
        open.append(text.literals.get(i));
      }
    }
    joined.add(open.toString());
    return new Text(joined);
  }

  /** How many characters the pattern has. */
  public long length() {
    long length = literals.size() - 1L;
    for (String literal : literals) {
      length += literal.length();
    }
    return length;
  }

  /** The text with {@code *} for each unknown part. */
  public String pattern() {
    return isKnown() ? literals.get(0) : String.join("*", literals);
  }

  @Override
  public int compareTo(Text other) {
    return pattern().compareTo(other.pattern());
  }

  @Override
  public String toString() {
    return pattern();
  }
}
