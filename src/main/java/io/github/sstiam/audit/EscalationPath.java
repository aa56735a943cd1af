package io.github.sstiam.audit;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.Action;
import io.github.sstiam.table.Table;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A privilege escalation: a way from some permissions to administrator rights. A row of {@code
 * escalations.tsv}.
 *
 * @param id a short name that does not change
 * @param title what the attacker does
 * @param steps what is needed together; of each step one of several permissions
 * @param closing what closes the path for who has to keep its permissions
 * @param why how the path leads to more rights
 * @param remedy what to do about it
 * @param source the page that describes it
 */
public record EscalationPath(
    String id,
    String title,
    List<List<Step>> steps,
    Closing closing,
    String why,
    String remedy,
    String source) {
  /** What closes a path. */
  public enum Closing {
    /** Granting it on few, named resources. */
    NAMES,
    /**
     * A condition on {@code iam:PermissionsBoundary}: names do not help, since what is made under
     * the name gets its rights by the path itself.
     */
    BOUNDARY,
    /** Not granting it: neither names nor a boundary prevent the escalation. */
    WITHHOLDING
  }

  /**
   * A permission of a path.
   *
   * @param action the action
   * @param target the action's resource type whose resources decide how far the path leads; steps
   *     with the same target act on the same resource. Empty where any resource will do
   * @param context condition keys that the request carries, sorted; {@code *} for a key of which
   *     any value will do
   */
  public record Step(Action action, Optional<String> target, Map<String, String> context) {
    static final String ANY_VALUE = "*";

    public Step {
      requireNonNull(action, "action is null");
      requireNonNull(target, "target is null");
      context = Collections.unmodifiableMap(new TreeMap<>(context));
    }

    /** Reads {@code service:Action@target{key=value}}. */
    static Step of(String text) {
      int brace = text.indexOf('{');
      String bare = brace < 0 ? text : text.substring(0, brace);
      int at = bare.indexOf('@');
      Map<String, String> context = new TreeMap<>();
      if (brace >= 0) {
        String[] entry = text.substring(brace + 1, text.length() - 1).split("=", 2);
        context.put(entry[0], entry[1]);
      }
      return new Step(
          Action.of(at < 0 ? bare : bare.substring(0, at)),
          at < 0 ? Optional.empty() : Optional.of(bare.substring(at + 1)),
          context);
    }
  }

  public EscalationPath {
    requireNonNull(id, "id is null");
    requireNonNull(title, "title is null");
    steps = steps.stream().map(List::copyOf).toList();
    requireNonNull(closing, "closing is null");
    requireNonNull(why, "why is null");
    requireNonNull(remedy, "remedy is null");
    requireNonNull(source, "source is null");
  }

  /** The embedded paths, sorted by id. */
  public static List<EscalationPath> embedded() {
    return Table.embedded(EscalationPath.class, "escalations.tsv").rows().stream()
        .map(EscalationPath::of)
        .toList();
  }

  private static EscalationPath of(Table.Row row) {
    return new EscalationPath(
        row.get("id"),
        row.get("title"),
        Stream.of(row.get("steps").split(" \\+ ", -1))
            .map(step -> Arrays.stream(step.split("\\|", -1)).map(Step::of).toList())
            .toList(),
        Closing.valueOf(row.get("closing").toUpperCase(Locale.ROOT)),
        row.get("why"),
        row.get("remedy"),
        row.get("source"));
  }
}
