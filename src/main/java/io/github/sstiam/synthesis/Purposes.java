package io.github.sstiam.synthesis;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.joining;

import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Wildcard;
import io.github.sstiam.requirement.Origin.CallOrigin;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.Rows;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * What permissions are for, as the words that Sids are made of: the rows of {@code purposes.tsv},
 * and the service's name where no row says better. A purpose holds letters and digits only and ends
 * in a letter.
 */
public final class Purposes {
  private static final Purposes EMBEDDED = read();
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9]+");

  private record Row(String pattern, String purpose) {
    boolean matches(Action action) {
      return Wildcard.matches(
          Wildcard.compile(pattern), action.toString().toLowerCase(Locale.ROOT));
    }
  }

  /** By service, the longest pattern first. */
  private final Map<String, List<Row>> actions = new HashMap<>();

  private final Map<String, String> calls = new HashMap<>();

  private Purposes() {}

  /** The rows that the plugin brings along. */
  public static Purposes embedded() {
    return EMBEDDED;
  }

  private static Purposes read() {
    Purposes purposes = new Purposes();
    for (List<String> row : Rows.of(Purposes.class, "purposes.tsv", 5)) {
      if (row.get(0).equals("CALL")) {
        purposes.calls.put(row.get(1), row.get(2));
      } else {
        String pattern = row.get(1).toLowerCase(Locale.ROOT);
        purposes
            .actions
            .computeIfAbsent(pattern.substring(0, pattern.indexOf(':')), key -> new ArrayList<>())
            .add(new Row(pattern, row.get(2)));
      }
    }
    purposes
        .actions
        .values()
        .forEach(
            rows ->
                rows.sort(
                    comparing((Row row) -> row.pattern().length())
                        .reversed()
                        .thenComparing(Row::pattern)));
    return purposes;
  }

  /**
   * What a permission is for: what the deploying tool does with it where nobody else needs it, or
   * else what its action is about.
   */
  public String of(PermissionRequirement requirement) {
    boolean called = requirement.origins().stream().allMatch(CallOrigin.class::isInstance);
    Optional<String> call =
        requirement.origins().stream()
            .filter(origin -> called)
            .map(origin -> calls.get(((CallOrigin) origin).purpose()))
            .filter(purpose -> purpose != null)
            .findFirst();
    return call.orElseGet(() -> of(requirement.action()));
  }

  /**
   * What an action is about.
   *
   * @param action an action, or a pattern of actions of one service
   */
  public String of(Action action) {
    return actions.getOrDefault(action.service(), List.of()).stream()
        .filter(row -> row.matches(action))
        .map(Row::purpose)
        .findFirst()
        .orElseGet(() -> "Manage" + words(action.service()) + "Resources");
  }

  /** What a service is about in general. */
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
