package io.github.sstiam.composition;

import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Glob;
import io.github.sstiam.table.Table;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The actions that no policy allows unless a requirement needs exactly them: the rows of {@code
 * never-allow.tsv}. Shrinking a policy must not add any of them.
 */
public final class NeverAllowed {
  private static final NeverAllowed EMBEDDED = read();

  /**
   * Why an action is not allowed.
   *
   * @param reason what it leads to
   * @param source the page that says so
   */
  public record Reason(String reason, String source) {}

  private record Row(Glob pattern, Reason reason) {}

  private final Map<String, List<Row>> byService = new HashMap<>();

  private NeverAllowed() {}

  /** The embedded rows. */
  public static NeverAllowed embedded() {
    return EMBEDDED;
  }

  private static NeverAllowed read() {
    NeverAllowed rows = new NeverAllowed();
    for (Table.Row row : Table.embedded(NeverAllowed.class, "never-allow.tsv").rows()) {
      String pattern = row.get("action").toLowerCase(Locale.ROOT);
      rows.byService
          .computeIfAbsent(pattern.substring(0, pattern.indexOf(':')), key -> new ArrayList<>())
          .add(new Row(Glob.of(pattern), new Reason(row.get("reason"), row.get("source"))));
    }
    return rows;
  }

  /**
   * Why an action must not be allowed where it is not needed.
   *
   * @param action the action
   * @return the reason, or empty if it may be allowed
   */
  public Optional<Reason> reason(Action action) {
    String name = action.toString().toLowerCase(Locale.ROOT);
    return byService.getOrDefault(action.service(), List.of()).stream()
        .filter(row -> row.pattern().matches(name))
        .map(Row::reason)
        .findFirst();
  }
}
