package io.github.sstiam.catalog;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * An ARN with {@code ${Variable}} placeholders. {@code Partition}, {@code Region} and {@code
 * Account} stand for the environment, every other variable for a property (or a path of properties,
 * {@code ${Code.S3Bucket}}) of the resource. A variable may name a {@link Form} that its value
 * takes, {@code ${Queues|basename}}, and after it a text for a property that is not declared,
 * {@code ${Path=/}}.
 */
public final class ArnTemplate {
  /** More ARNs than these from one template are not told apart any more. */
  private static final int MAX_ARNS = 100;

  private final String text;

  // Taken apart when it is first asked for, since most templates of the catalogue never are.
  private volatile List<Part> parts = List.of();

  /**
   * @param text the template
   */
  public ArnTemplate(String text) {
    this.text = requireNonNull(text, "text is null");
  }

  /** The template as it is written. */
  public String text() {
    return text;
  }

  /** The names of the variables in their order, without forms and defaults. */
  public List<String> variables() {
    return names(variable -> true);
  }

  /** The names of the variables that have no default. */
  public List<String> requiredVariables() {
    return names(variable -> variable.fallback.isEmpty());
  }

  private List<String> names(Predicate<Variable> wanted) {
    List<String> names = new ArrayList<>();
    for (Part part : parts()) {
      if (part instanceof Variable variable && wanted.test(variable)) {
        names.add(variable.name);
      }
    }
    return names;
  }

  /**
   * Fills the placeholders. A property that may hold either a name or an ARN is understood: an ARN
   * of the template's own service takes the place of all that stands before it, and an ARN of
   * another service gives none.
   *
   * @param values the texts of a property; an empty list for one that is not declared or of which
   *     nothing is known leaves its place unknown
   * @return an ARN for every combination, in the order of the values
   */
  public List<Text> expand(Function<String, List<Text>> values) {
    List<Text> arns = List.of(Text.of(""));
    for (Part part : parts()) {
      arns =
          each(
              arns,
              part instanceof Variable variable
                  ? variable.texts(values)
                  : List.of(((Literal) part).text));
    }
    return arns;
  }

  private List<Part> parts() {
    if (parts.isEmpty()) {
      parts = parsed(text);
    }
    return parts;
  }

  private static List<Part> parsed(String text) {
    List<Part> parts = new ArrayList<>();
    int from = 0;
    for (int start = text.indexOf("${"); start >= 0; start = text.indexOf("${", from)) {
      int end = text.indexOf('}', start);
      if (end < 0) {
        break;
      }
      parts.add(new Literal(literal(text.substring(from, start))));
      parts.add(Variable.of(text.substring(start + 2, end)));
      from = end + 1;
    }
    parts.add(new Literal(literal(text.substring(from))));
    return List.copyOf(parts);
  }

  /** A part between variables, in which {@code *} is what AWS makes. */
  private static Text literal(String text) {
    return new Text(List.of(text.split("\\*", -1)));
  }

  private List<Text> each(List<Text> arns, List<Text> found) {
    if (arns.size() == 1 && found.size() == 1) {
      return joined(arns.get(0), found.get(0)).map(List::of).orElse(List.of());
    }
    boolean untold = found.isEmpty() || (long) arns.size() * found.size() > MAX_ARNS;
    List<Text> choices = untold ? List.of(Text.UNKNOWN) : found;
    List<Text> longer = new ArrayList<>(arns.size() * choices.size());
    for (Text arn : arns) {
      for (Text choice : choices) {
        joined(arn, choice).ifPresent(longer::add);
      }
    }
    return List.copyOf(longer);
  }

  /** Empty where the choice is the ARN of something else. */
  private Optional<Text> joined(Text arn, Text choice) {
    String beginning = choice.literals().get(0);
    if (arn.literals().get(0).isEmpty()) {
      return Optional.of(arn.then(choice));
    }
    if (beginning.isEmpty() && choice.pattern().contains(":")) {
      // May be an ARN whose beginning is not known.
      return Optional.of(arn.then(Text.UNKNOWN));
    }
    if (!beginning.startsWith("arn:")) {
      return Optional.of(arn.then(choice));
    }
    String service = service(choice.pattern());
    if (service.contains("*")) {
      return Optional.of(arn.then(Text.UNKNOWN));
    }
    return service.equals(service(text)) ? Optional.of(choice) : Optional.empty();
  }

  private static String service(String arn) {
    String[] parts = arn.split(":", 4);
    return parts.length > 2 ? parts[2] : "";
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ArnTemplate that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }

  private sealed interface Part {}

  private record Literal(Text text) implements Part {}

  /** A variable: {@code name}, {@code name|form}, {@code name=default} or all three. */
  private record Variable(String name, Form form, List<Text> fallback) implements Part {
    static Variable of(String text) {
      int equals = text.indexOf('=');
      String left = equals < 0 ? text : text.substring(0, equals);
      List<Text> fallback = equals < 0 ? List.of() : List.of(Text.of(text.substring(equals + 1)));
      int bar = left.indexOf('|');
      return bar < 0
          ? new Variable(left, Form.ASIS, fallback)
          : new Variable(left.substring(0, bar), Form.named(left.substring(bar + 1)), fallback);
    }

    List<Text> texts(Function<String, List<Text>> values) {
      List<Text> found = values.apply(name);
      return found.isEmpty() ? fallback : found.stream().map(form::of).toList();
    }
  }

  /** What becomes of a property's text in an ARN. */
  public enum Form {
    /** The text as it is. */
    ASIS {
      @Override
      Text of(Text text) {
        return text;
      }
    },
    /** What stands after the last slash: the queue's name in a queue URL. */
    BASENAME {
      @Override
      Text of(Text text) {
        return after(text, '/');
      }
    },
    /** What stands after the last colon: the name in the ARN of a topic. */
    TAIL {
      @Override
      Text of(Text text) {
        return after(text, ':');
      }
    },
    /** Lower-cased, as RDS keeps its identifiers. */
    LOWER {
      @Override
      Text of(Text text) {
        return new Text(
            text.literals().stream().map(part -> part.toLowerCase(Locale.ROOT)).toList());
      }
    },
    /** Without a slash at its beginning: a parameter's name, {@code /app/key} or {@code key}. */
    BARE {
      @Override
      Text of(Text text) {
        String first = text.literals().get(0);
        return first.startsWith("/") ? replaced(text, first.substring(1)) : text;
      }
    },
    /** A bus before the name of a rule: nothing for the default bus, else its name and a slash. */
    BUS {
      @Override
      Text of(Text text) {
        Text name = after(text, '/');
        if (!name.isKnown()) {
          return Text.UNKNOWN;
        }
        return name.pattern().equals("default") ? Text.of("") : name.then(Text.of("/"));
      }
    },
    /** Nothing: the template holds only where the property is declared. */
    GATE {
      @Override
      Text of(Text text) {
        return Text.of("");
      }
    },
    /** The bucket and key of an object's URL, {@code s3://bucket/key}. */
    S3PATH {
      @Override
      Text of(Text text) {
        String first = text.literals().get(0);
        return first.startsWith("s3://") ? replaced(text, first.substring(5)) : Text.UNKNOWN;
      }
    },
    /** A key's identifier or ARN; an alias tells nothing of the key behind it. */
    KEY {
      @Override
      Text of(Text text) {
        String first = text.literals().get(0);
        boolean alias = first.startsWith("alias/") || first.contains(":alias/");
        return alias ? Text.UNKNOWN : text;
      }
    };

    abstract Text of(Text text);

    /**
     * The form of a name as templates spell it, in small letters.
     *
     * @throws IllegalArgumentException if there is no such form
     */
    static Form named(String name) {
      return valueOf(name.toUpperCase(Locale.ROOT));
    }

    private static Text after(Text text, char separator) {
      List<String> literals = text.literals();
      for (int i = literals.size() - 1; i >= 0; i--) {
        int at = literals.get(i).lastIndexOf(separator);
        if (at >= 0) {
          Text rest = new Text(literals.subList(i, literals.size()));
          return replaced(rest, literals.get(i).substring(at + 1));
        }
      }
      return text;
    }

    private static Text replaced(Text text, String first) {
      List<String> literals = new ArrayList<>(text.literals());
      literals.set(0, first);
      return new Text(literals);
    }
  }
}
