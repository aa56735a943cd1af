package io.github.sstiam.composition;

import static java.util.stream.Collectors.joining;

import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Glob;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.CallOrigin;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.table.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The purposes of permissions, from which Sids are made: the rows of {@code purposes.tsv}, or else
 * the name of the service. A purpose has only letters and digits and ends in a letter.
 */
public final class Purposes {
  private static final Purposes EMBEDDED = read();
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

  /**
   * The purpose of actions.
   *
   * @param pattern the actions; lower-case
   * @param purpose their purpose
   */
  private record Row(Glob pattern, String purpose) implements Comparable<Row> {
    /** The longest pattern first. */
    @Override
    public int compareTo(Row other) {
      int byLength = other.pattern.text().length() - pattern.text().length();
      return byLength != 0 ? byLength : pattern.text().compareTo(other.pattern.text());
    }
  }

  /** By service, the longest pattern first. */
  private final Map<String, List<Row>> actions = new HashMap<>();

  private final Map<String, String> calls = new HashMap<>();

  private Purposes() {}

  /** The embedded rows. */
  public static Purposes embedded() {
    return EMBEDDED;
  }

  private static Purposes read() {
    Purposes purposes = new Purposes();
    for (Table.Row row : Table.embedded(Purposes.class, "purposes.tsv").rows()) {
      if (row.get("kind").equals("CALL")) {
        purposes.calls.put(row.get("subject"), row.get("purpose"));
      } else {
        String pattern = row.get("subject").toLowerCase(Locale.ROOT);
        String service = pattern.substring(0, pattern.indexOf(':'));
        List<Row> rows = purposes.actions.get(service);
        if (rows == null) {
          rows = new ArrayList<>();
          purposes.actions.put(service, rows);
        }
        rows.add(new Row(Glob.of(pattern), row.get("purpose")));
      }
    }
    for (List<Row> rows : purposes.actions.values()) {
      Collections.sort(rows);
    }
    return purposes;
  }

  /**
   * The purpose of a permission: the use that the deploying tool has for it, if only the tool needs
   * it, or else the purpose of its action.
   */
  public String of(PermissionRequirement requirement) {
    return ofCalls(requirement).orElseGet(() -> of(requirement.action()));
  }

  /** The use that the deploying tool has for a permission that only the tool needs. */
  Optional<String> ofCalls(PermissionRequirement requirement) {
    String first = null;
    for (Origin origin : requirement.origins()) {
      if (!(origin instanceof CallOrigin call)) {
        return Optional.empty();
      }
      if (first == null) {
        first = calls.get(call.purpose());
      }
    }
    return Optional.ofNullable(first);
  }

  /**
   * The purpose of an action.
   *
   * @param action an action, or a pattern of actions of one service
   */
  public String of(Action action) {
    String name = action.toString().toLowerCase(Locale.ROOT);
    for (Row row : actions.getOrDefault(action.service(), List.of())) {
      if (row.pattern().matches(name)) {
        return row.purpose();
      }
    }
    return "Manage" + words(action.service()) + "Resources";
  }

  /** The general purpose of a service. */
  public String ofService(String service) {
    return of(new Action(service, "*"));
  }

  private static String words(String text) {
    return WORD.matcher(text)
        .results()
        .map(MatchResult::group)
        .map(word -> word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1))
        .collect(joining());
  }
}
