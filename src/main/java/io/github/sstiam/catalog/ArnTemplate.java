package io.github.sstiam.catalog;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * An ARN with {@code ${Variable}} placeholders. {@code Partition}, {@code Region} and {@code
 * Account} stand for the environment, every other variable for a property (or a path of properties,
 * {@code ${Code.S3Bucket}}) of the resource. A variable may name a form that its value takes,
 * {@code ${Queues|basename}}, and after it a text for a property that is not declared, {@code
 * ${Path=/}}.
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
    List<String> names = new ArrayList<>();
    for (Part part : parts()) {
      if (part instanceof Variable variable) {
        names.add(variable.name);
      }
    }
    return names;
  }

  /** The names of the variables that have no default. */
  public List<String> requiredVariables() {
    List<String> names = new ArrayList<>();
    for (Part part : parts()) {
      if (part instanceof Variable variable && variable.fallback.isEmpty()) {
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
              part instanceof Variable variable ? variable.texts(values) : ((Literal) part).texts);
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
      parts.add(Literal.of(text.substring(from, start)));
      parts.add(Variable.of(text.substring(start + 2, end)));
      from = end + 1;
    }
    parts.add(Literal.of(text.substring(from)));
    return List.copyOf(parts);
  }

  private List<Text> each(List<Text> arns, List<Text> found) {
    if (arns.size() == 1 && found.size() == 1) {
      Optional<Text> joined = joined(arns.get(0), found.get(0));
      return joined.isPresent() ? List.of(joined.get()) : List.of();
    }
    boolean untold = found.isEmpty() || (long) arns.size() * found.size() > MAX_ARNS;
    List<Text> choices = untold ? List.of(Text.UNKNOWN) : found;
    List<Text> longer = new ArrayList<>(arns.size() * choices.size());
    for (Text arn : arns) {
      for (Text choice : choices) {
        Optional<Text> joined = joined(arn, choice);
        if (joined.isPresent()) {
          longer.add(joined.get());
        }
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

  /** What stands between variables: always the same text, in which {@code *} is what AWS makes. */
  private record Literal(List<Text> texts) implements Part {
    static Literal of(String text) {
      return new Literal(List.of(new Text(List.of(text.split("\\*", -1)))));
    }
  }

  /** A variable: {@code name}, {@code name|form}, {@code name=default} or all three. */
  private record Variable(String name, ArnForm form, List<Text> fallback) implements Part {
    static Variable of(String text) {
      int equals = text.indexOf('=');
      String left = equals < 0 ? text : text.substring(0, equals);
      List<Text> fallback = equals < 0 ? List.of() : List.of(Text.of(text.substring(equals + 1)));
      int bar = left.indexOf('|');
      return bar < 0
          ? new Variable(left, ArnForm.ASIS, fallback)
          : new Variable(left.substring(0, bar), ArnForm.named(left.substring(bar + 1)), fallback);
    }

    List<Text> texts(Function<String, List<Text>> values) {
      List<Text> found = values.apply(name);
      if (found.isEmpty() || form == ArnForm.ASIS) {
        return found.isEmpty() ? fallback : found;
      }
      List<Text> formed = new ArrayList<>(found.size());
      for (Text text : found) {
        formed.add(form.of(text));
      }
      return formed;
    }
  }
}
