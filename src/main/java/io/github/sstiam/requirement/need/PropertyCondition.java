package io.github.sstiam.requirement.need;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.PropertyPath;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.policy.Glob;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A condition over the declared properties of a resource, such as {@code
 * VpcConfig.SubnetIds|!Enabled=false&tags}.
 *
 * <p>{@code always} holds for every resource. {@code tags} holds if the resource or its stack has
 * tags. A path holds if the property is declared, {@code path=a,b*} if it has one of these values
 * (ignoring case; {@code *} stands for any characters), {@code **=x*} if any value at any depth is
 * known to be such, and a name with {@code *} if any property with a matching name is declared at
 * any depth. {@code AWS::ApiGatewayV2::Api.ProtocolType=HTTP} holds if all resources of that type
 * in the stack have the value, and else may hold. {@code ${Account}} in a value is the account of
 * the stack. {@code !} negates one part, and {@code &} binds before {@code |}.
 */
public final class PropertyCondition {
  /** The answer of a condition, from the weakest to the strongest. */
  public enum Answer {
    NO,
    /** It depends on a value that only the deployment knows. */
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

  /** The account of the stack, in lower case like all values. */
  private static final String ACCOUNT = "${account}";

  /** Policy documents are opaque: their members are not properties of the resource. */
  private static final Set<String> POLICIES = PropertyArns.POLICIES;

  /**
   * One part of a condition.
   *
   * @param negated whether the answer is negated
   * @param subject {@code always}, {@code tags}, a path, or a name with {@code *}
   * @param path the property names of the subject
   * @param glob the subject as a pattern in lower case; empty if it is a path
   * @param wanted the values of which the property must have one, in lower case; empty if any value
   *     will do
   */
  private record Part(
      boolean negated, String subject, List<String> path, Optional<Glob> glob, List<Glob> wanted) {
    private static Part parse(String text) {
      boolean negated = text.startsWith("!");
      String bare = negated ? text.substring(1) : text;
      int equals = bare.indexOf('=');
      String subject = equals < 0 ? bare : bare.substring(0, equals);
      boolean open = subject.contains("*");
      return new Part(
          negated,
          subject,
          List.of(subject.split("\\.", -1)),
          open ? Optional.of(Glob.of(subject.toLowerCase(Locale.ROOT))) : Optional.empty(),
          equals < 0 ? List.of() : values(bare.substring(equals + 1)));
    }

    private static List<Glob> values(String list) {
      List<Glob> values = new ArrayList<>();
      for (String value : list.split(",", -1)) {
        values.add(glob(value));
      }
      return values;
    }

    private static Glob glob(String text) {
      return Glob.ofUnknownParts(text.toLowerCase(Locale.ROOT));
    }

    private Answer has(List<Text> texts, Optional<Stack> stack) {
      Answer any = Answer.NO;
      for (Text text : texts) {
        Glob declared = glob(text.pattern());
        for (Glob value : wanted) {
          any = any.or(has(declared, value, stack));
        }
      }
      return any;
    }

    private static Answer has(Glob declared, Glob value, Optional<Stack> stack) {
      Glob wanted = value;
      if (value.text().contains(ACCOUNT)) {
        Optional<String> account =
            stack.isPresent() ? stack.get().environment().account() : Optional.empty();
        if (account.isEmpty()) {
          return Answer.MAYBE;
        }
        wanted = glob(value.text().replace(ACCOUNT, account.get()));
      }
      return wanted.covers(declared)
          ? Answer.YES
          : wanted.intersects(declared) ? Answer.MAYBE : Answer.NO;
    }

    private Answer evaluate(Value.Members properties, Answer tags, Optional<Stack> stack) {
      Answer answer = isOfType() ? ofType(stack) : unnegated(properties, tags, stack);
      return negated ? answer.not() : answer;
    }

    private boolean isOfType() {
      return subject.contains("::");
    }

    /**
     * Which resource of the stack belongs to this one is not known: all of the type must have it.
     */
    private Answer ofType(Optional<Stack> stack) {
      if (stack.isEmpty()) {
        return Answer.MAYBE;
      }
      int dot = subject.indexOf('.');
      String type = subject.substring(0, dot);
      Answer all = Answer.MAYBE;
      for (DeclaredResource resource : stack.get().resources()) {
        if (resource.type().equals(type)) {
          Answer has = has(resource.properties().texts(subject.substring(dot + 1)), stack);
          if (has != Answer.YES) {
            return Answer.MAYBE;
          }
          all = has;
        }
      }
      return all;
    }

    private Answer unnegated(Value.Members properties, Answer tags, Optional<Stack> stack) {
      if (subject.equals("always")) {
        return Answer.YES;
      }
      if (subject.equals("tags")) {
        return tags;
      }
      if (!wanted.isEmpty()) {
        Answer answer = has(properties.texts(subject), stack);
        // A value somewhere that is not known says nothing.
        boolean anywhere = subject.equals(PropertyPath.ANY_DEPTH);
        return anywhere && answer == Answer.MAYBE ? Answer.NO : answer;
      }
      return glob.isEmpty() ? declared(properties, path) : named(properties, glob.get());
    }
  }

  private final List<List<Part>> alternatives;

  private PropertyCondition(List<List<Part>> alternatives) {
    this.alternatives = alternatives;
  }

  /**
   * Parses a condition.
   *
   * @param text the condition
   * @throws IllegalArgumentException if a part is blank
   */
  public static PropertyCondition parse(String text) {
    List<List<Part>> alternatives = new ArrayList<>();
    for (String alternative : text.split("\\|", -1)) {
      List<Part> conjunction = new ArrayList<>();
      for (String term : alternative.split("&", -1)) {
        Part part = Part.parse(term);
        if (part.subject().isBlank()) {
          throw new IllegalArgumentException("\"" + text + "\" has a blank part");
        }
        conjunction.add(part);
      }
      alternatives.add(conjunction);
    }
    return new PropertyCondition(alternatives);
  }

  /** The property paths in the condition, without names that contain {@code *}. */
  public List<String> paths() {
    List<String> paths = new ArrayList<>();
    for (List<Part> conjunction : alternatives) {
      for (Part part : conjunction) {
        String subject = part.subject();
        if (part.glob().isEmpty() && !part.isOfType() && !isGeneral(subject)) {
          paths.add(subject);
        }
      }
    }
    return paths;
  }

  /** Whether each alternative asks for a declared property, by its path. */
  boolean asksForProperty() {
    for (List<Part> conjunction : alternatives) {
      boolean asks = false;
      for (Part part : conjunction) {
        asks |= !part.negated() && part.glob().isEmpty() && !isGeneral(part.subject());
      }
      if (!asks) {
        return false;
      }
    }
    return true;
  }

  private static boolean isGeneral(String subject) {
    return subject.equals("always") || subject.equals("tags");
  }

  /**
   * Evaluates the condition.
   *
   * @param properties the declared properties
   * @param tags whether the resource or its stack has tags
   */
  public Answer evaluate(Value.Members properties, Answer tags) {
    return evaluate(properties, tags, Optional.empty());
  }

  /**
   * Evaluates the condition.
   *
   * @param properties the declared properties
   * @param tags whether the resource or its stack has tags
   * @param stack the stack that declares the resource, if it is known
   */
  Answer evaluate(Value.Members properties, Answer tags, Optional<Stack> stack) {
    Answer any = Answer.NO;
    for (List<Part> conjunction : alternatives) {
      Answer all = Answer.YES;
      for (Part part : conjunction) {
        all = all.and(part.evaluate(properties, tags, stack));
      }
      any = any.or(all);
    }
    return any;
  }

  private static Answer declared(Value value, List<String> path) {
    if (value instanceof Value.Unknown) {
      return Answer.MAYBE;
    }
    if (value instanceof Value.OneOf oneOf) {
      Set<Answer> answers = EnumSet.noneOf(Answer.class);
      for (Value alternative : oneOf.alternatives()) {
        answers.add(declared(alternative, path));
      }
      // If there is only one alternative, the other one is AWS::NoValue.
      boolean same = answers.size() == 1;
      boolean certain = same && (oneOf.alternatives().size() > 1 || answers.contains(Answer.NO));
      return certain ? answers.iterator().next() : Answer.MAYBE;
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
    // A text that is not known yet may become an object.
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
      Answer any = Answer.NO;
      for (Value alternative : oneOf.alternatives()) {
        any = any.or(named(alternative, glob));
      }
      return any.and(Answer.MAYBE);
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
