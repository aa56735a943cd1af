package io.github.sstiam.requirement;

import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.policy.Wildcard;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A condition over the declared properties of a resource, such as {@code
 * VpcConfig.SubnetIds|!Enabled=false&tags}.
 *
 * <p>{@code always} holds; {@code tags} holds where the resource or its stack has tags; a path
 * holds where the property is declared, {@code path=a,b} where it has one of these values, a name
 * with {@code *} where any property so named is declared at any depth. {@code !} negates, {@code &}
 * binds before {@code |}.
 */
final class PropertyCondition {
  /** Whether something holds. */
  enum Answer {
    NO,
    /** Only the deployment will show. */
    MAYBE,
    YES;

    private Answer not() {
      return switch (this) {
        case NO -> YES;
        case MAYBE -> MAYBE;
        case YES -> NO;
      };
    }

    private Answer and(Answer other) {
      return compareTo(other) < 0 ? this : other;
    }

    private Answer or(Answer other) {
      return compareTo(other) > 0 ? this : other;
    }
  }

  /** What is inside a policy is said to others, and is no property of the resource. */
  private static final Set<String> POLICIES = PropertyArns.POLICIES;

  private final List<List<String>> alternatives;

  /**
   * Reads a condition.
   *
   * @param text the condition
   * @throws IllegalArgumentException if a part is blank
   */
  PropertyCondition(String text) {
    List<List<String>> parts = new ArrayList<>();
    for (String part : text.split("\\|", -1)) {
      parts.add(List.of(part.split("&", -1)));
    }
    this.alternatives = List.copyOf(parts);
    for (String atom : atoms()) {
      if (atom.isBlank()) {
        throw new IllegalArgumentException("\"" + text + "\" has a blank part");
      }
    }
  }

  /** The paths that it asks for, those with {@code *} left out. */
  List<String> paths() {
    return atoms().stream()
        .filter(atom -> !atom.equals("always") && !atom.equals("tags") && !atom.contains("*"))
        .toList();
  }

  private List<String> atoms() {
    List<String> atoms = new ArrayList<>();
    for (List<String> conjunction : alternatives) {
      for (String atom : conjunction) {
        String bare = atom.startsWith("!") ? atom.substring(1) : atom;
        int equals = bare.indexOf('=');
        atoms.add(equals < 0 ? bare : bare.substring(0, equals));
      }
    }
    return atoms;
  }

  /**
   * Whether it holds.
   *
   * @param properties the declared properties
   * @param tags whether the resource or its stack has tags
   */
  Answer of(Value.Members properties, Answer tags) {
    Answer any = Answer.NO;
    for (List<String> conjunction : alternatives) {
      Answer all = Answer.YES;
      for (String atom : conjunction) {
        all =
            all.and(
                atom.startsWith("!")
                    ? atom(atom.substring(1), properties, tags).not()
                    : atom(atom, properties, tags));
      }
      any = any.or(all);
    }
    return any;
  }

  private static Answer atom(String atom, Value.Members properties, Answer tags) {
    if (atom.equals("always")) {
      return Answer.YES;
    }
    if (atom.equals("tags")) {
      return tags;
    }
    int equals = atom.indexOf('=');
    if (equals >= 0) {
      return has(
          properties.texts(atom.substring(0, equals)),
          List.of(atom.substring(equals + 1).split(",", -1)));
    }
    return atom.contains("*")
        ? named(properties, Wildcard.compile(atom.toLowerCase(Locale.ROOT)))
        : declared(properties, List.of(atom.split("\\.", -1)));
  }

  private static Answer has(List<Text> texts, List<String> wanted) {
    Answer any = Answer.NO;
    for (Text text : texts) {
      boolean found = false;
      for (String value : wanted) {
        found |= value.equalsIgnoreCase(text.pattern());
      }
      any = any.or(!text.isKnown() ? Answer.MAYBE : found ? Answer.YES : Answer.NO);
    }
    return any;
  }

  private static Answer declared(Value value, List<String> path) {
    if (value instanceof Value.Unknown) {
      return Answer.MAYBE;
    }
    if (value instanceof Value.OneOf oneOf) {
      List<Answer> answers =
          oneOf.alternatives().stream().map(other -> declared(other, path)).distinct().toList();
      // One alternative alone means that the other is no value.
      boolean certain = oneOf.alternatives().size() > 1 && answers.size() == 1;
      return certain || answers.equals(List.of(Answer.NO)) ? answers.get(0) : Answer.MAYBE;
    }
    if (value instanceof Value.Items items) {
      Answer any = Answer.NO;
      for (Value item : items.values()) {
        any = any.or(declared(item, path));
      }
      return any;
    }
    if (path.isEmpty()) {
      return Answer.YES;
    }
    if (value instanceof Value.Members members) {
      Value member = members.values().get(path.get(0));
      return member == null ? Answer.NO : declared(member, path.subList(1, path.size()));
    }
    // A text that is not known yet may stand for an object.
    return value instanceof Value.Scalar scalar && scalar.text().isKnown()
        ? Answer.NO
        : Answer.MAYBE;
  }

  private static Answer named(Value value, String glob) {
    if (value instanceof Value.Members members) {
      Answer any = Answer.NO;
      for (Map.Entry<String, Value> member : members.values().entrySet()) {
        any = any.or(named(member.getKey(), member.getValue(), glob));
      }
      return any;
    }
    if (value instanceof Value.Items items) {
      Answer any = Answer.NO;
      for (Value item : items.values()) {
        any = any.or(named(item, glob));
      }
      return any;
    }
    if (value instanceof Value.OneOf oneOf) {
      return oneOf.alternatives().stream()
          .map(other -> named(other, glob))
          .reduce(Answer.NO, Answer::or)
          .and(Answer.MAYBE);
    }
    return Answer.NO;
  }

  private static Answer named(String name, Value member, String glob) {
    if (Wildcard.matches(glob, name.toLowerCase(Locale.ROOT))) {
      return declared(member, List.of());
    }
    return POLICIES.contains(name) ? Answer.NO : named(member, glob);
  }
}
