package io.github.sstiam.catalog;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An ARN with {@code ${Variable}} placeholders. {@code Partition}, {@code Region} and {@code
 * Account} stand for the environment, every other variable for a property (or a path of properties,
 * {@code ${Code.S3Bucket}}) of the resource.
 *
 * @param text the template
 */
public record ArnTemplate(String text) {
  /** More ARNs than these from one template are not told apart any more. */
  private static final int MAX_ARNS = 100;

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");

  public ArnTemplate {
    requireNonNull(text, "text is null");
  }

  /** The names of the variables in their order. */
  public List<String> variables() {
    return VARIABLE.matcher(text).results().map(result -> result.group(1)).toList();
  }

  /**
   * Fills the placeholders. A property that may hold either a name or an ARN is understood: an ARN
   * of the template's own service takes the place of all that stands before it.
   *
   * @param values the texts of a variable; an empty list leaves its place unknown
   * @return an ARN for every combination, in the order of the values
   */
  public List<Text> expand(Function<String, List<Text>> values) {
    List<Text> arns = List.of(Text.of(""));
    Matcher matcher = VARIABLE.matcher(text);
    int from = 0;
    for (MatchResult variable : matcher.results().toList()) {
      arns = each(arns, List.of(Text.of(text.substring(from, variable.start()))));
      arns = each(arns, values.apply(variable.group(1)));
      from = variable.end();
    }
    return each(arns, List.of(Text.of(text.substring(from))));
  }

  private List<Text> each(List<Text> arns, List<Text> found) {
    boolean untold = found.isEmpty() || (long) arns.size() * found.size() > MAX_ARNS;
    List<Text> choices = untold ? List.of(Text.UNKNOWN) : found;
    List<Text> longer = new ArrayList<>(arns.size() * choices.size());
    for (Text arn : arns) {
      for (Text choice : choices) {
        longer.add(joined(arn, choice));
      }
    }
    return List.copyOf(longer);
  }

  private Text joined(Text arn, Text choice) {
    if (!choice.literals().get(0).startsWith("arn:") || arn.literals().get(0).isEmpty()) {
      return arn.then(choice);
    }
    return service(choice.pattern()).equals(service(text)) ? choice : arn.then(Text.UNKNOWN);
  }

  private static String service(String arn) {
    String[] parts = arn.split(":", 4);
    return parts.length > 2 ? parts[2] : "";
  }

  @Override
  public String toString() {
    return text;
  }
}
