package io.github.sstiam.requirement.need;

import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.policy.Glob;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
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

  /**
   * One part of a condition.
   *
   * @param negated whether it holds where the rest does not
   * @param subject {@code always}, {@code tags}, a path, or a name with {@code *}
   * @param path the subject taken apart
   * @param glob the subject as a pattern in lower case; empty if it is a path
   * @param wanted the values of which the property has one; empty where it is to be declared
   */
  private record Atom(
      boolean negated,
      String subject,
      List<String> path,
      Optional<Glob> glob,
      List<String> wanted) {
    private static Atom of(String text) {
      boolean negated = text.startsWith("!");
      String bare = negated ? text.substring(1) : text;
      int equals = bare.indexOf('=');
      String subject = equals < 0 ? bare : bare.substring(0, equals);
      boolean open = subject.contains("*");
      return new Atom(
          negated,
          subject,
          List.of(subject.split("\\.", -1)),
          open ? Optional.of(Glob.of(subject.toLowerCase(Locale.ROOT))) : Optional.empty(),
          equals < 0 ? List.of() : List.of(bare.substring(equals + 1).split(",", -1)));
    }

    private Answer of(Value.Members properties, Answer tags) {
      Answer answer = unnegated(properties, tags);
      return negated ? answer.not() : answer;
    }

    private Answer unnegated(Value.Members properties, Answer tags) {
      if (subject.equals("always")) {
        return Answer.YES;
      }
      if (subject.equals("tags")) {
        return tags;
      }
      if (!wanted.isEmpty()) {
        return has(properties.texts(subject), wanted);
      }
      return glob.isEmpty() ? declared(properties, path) : named(properties, glob.get());
    }
  }

  private final List<List<Atom>> alternatives;

  /**
   * Reads a condition.
   *
   * @param text the condition
   * @throws IllegalArgumentException if a part is blank
   */
  PropertyCondition(String text) {
    List<List<Atom>> conjunctions = new ArrayList<>();
    for (String part : text.split("\\|", -1)) {
      List<Atom> atoms = new ArrayList<>();
      for (String atom : part.split("&", -1)) {
        atoms.add(Atom.of(atom));
      }
      conjunctions.add(atoms);
    }
    this.alternatives = conjunctions;
    for (List<Atom> conjunction : alternatives) {
      for (Atom atom : conjunction) {
        if (atom.subject().isBlank()) {
          throw new IllegalArgumentException("\"" + text + "\" has a blank part");
        }
      }
    }
  }

  /** The paths that it asks for, those with {@code *} left out. */
  List<String> paths() {
    return alternatives.stream()
        .flatMap(List::stream)
        .filter(atom -> atom.glob().isEmpty())
        .map(Atom::subject)
        .filter(subject -> !subject.equals("always") && !subject.equals("tags"))
        .toList();
  }

  /**
   * Whether it holds.
   *
   * @param properties the declared properties
   * @param tags whether the resource or its stack has tags
   */
  Answer of(Value.Members properties, Answer tags) {
    Answer any = Answer.NO;
    for (List<Atom> conjunction : alternatives) {
      Answer all = Answer.YES;
      for (Atom atom : conjunction) {
        all = all.and(atom.of(properties, tags));
      }
      any = any.or(all);
    }
    return any;
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

  private static Answer named(Value value, Glob glob) {
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

  private static Answer named(String name, Value member, Glob glob) {
    if (glob.matches(name.toLowerCase(Locale.ROOT))) {
      return declared(member, List.of());
    }
    return POLICIES.contains(name) ? Answer.NO : named(member, glob);
  }
}
