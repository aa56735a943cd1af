package io.github.sstiam.catalog;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Text;
import java.util.ArrayList;
import java.util.List;
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

  private static final List<Text> UNTOLD = List.of(Text.UNKNOWN);

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

  /** The service that the ARN names, such as {@code sqs}; empty if it names none. */
  public String service() {
    String[] fields = text.split(":", 4);
    return fields.length > 3 ? fields[2] : "";
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
    List<GrowingArn> arns = new ArrayList<>();
    arns.add(new GrowingArn());
    for (Part part : parts()) {
      arns =
          grown(
              arns,
              part instanceof Variable variable ? variable.texts(values) : ((Literal) part).texts);
    }
    List<Text> texts = new ArrayList<>(arns.size());
    for (GrowingArn arn : arns) {
      texts.add(arn.text());
    }
    return texts;
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

  private List<GrowingArn> grown(List<GrowingArn> arns, List<Text> found) {
    boolean untold = found.isEmpty() || (long) arns.size() * found.size() > MAX_ARNS;
    List<Text> choices = untold ? UNTOLD : found;
    List<GrowingArn> grown = new ArrayList<>(arns.size() * choices.size());
    for (GrowingArn arn : arns) {
      for (int i = 0; i < choices.size(); i++) {
        boolean last = i == choices.size() - 1;
        GrowingArn next = last ? arn : arn.copy();
        if (isGrown(next, choices.get(i))) {
          grown.add(next);
        }
      }
    }
    return grown;
  }

  /** Adds a choice; false where it is the ARN of something else. */
  private boolean isGrown(GrowingArn arn, Text choice) {
    String beginning = choice.literals().get(0);
    if (arn.isOpen()) {
      arn.add(choice);
      return true;
    }
    if (beginning.isEmpty() && choice.pattern().contains(":")) {
      // May be an ARN whose beginning is not known.
      arn.add(Text.UNKNOWN);
      return true;
    }
    if (!beginning.startsWith("arn:")) {
      arn.add(choice);
      return true;
    }
    String service = service(choice.pattern());
    if (service.contains("*")) {
      arn.add(Text.UNKNOWN);
      return true;
    }
    arn.become(choice);
    return service.equals(service(text));
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

  /** An ARN to which one part after the other is added. */
  private static final class GrowingArn {
    private final List<Text> parts = new ArrayList<>();
    private boolean beginsKnown;
    private boolean holdsUnknown;

    void add(Text part) {
      parts.add(part);
      beginsKnown |= !holdsUnknown && !part.literals().get(0).isEmpty();
      holdsUnknown |= !part.isKnown();
    }

    /** Takes an ARN in the place of all that was added. */
    void become(Text arn) {
      parts.clear();
      add(arn);
    }

    /** Whether nothing is known of its beginning, or nothing was added. */
    boolean isOpen() {
      return !beginsKnown;
    }

    GrowingArn copy() {
      GrowingArn copy = new GrowingArn();
      copy.parts.addAll(parts);
      copy.beginsKnown = beginsKnown;
      copy.holdsUnknown = holdsUnknown;
      return copy;
    }

    Text text() {
      return Text.joined(parts);
    }
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
