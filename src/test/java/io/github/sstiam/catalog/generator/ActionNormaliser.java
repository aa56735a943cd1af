package io.github.sstiam.catalog.generator;

import io.github.sstiam.catalog.HandlerAction.Status;
import io.github.sstiam.catalog.generator.Overlay.Row;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Compares what handlers name with what the reference lists. */
final class ActionNormaliser {
  private final IamReference reference;
  private final Map<String, List<String>> replacements = new TreeMap<>();
  private final Map<String, String> kept = new TreeMap<>();

  /**
   * Takes the overlays of renamed and of kept actions.
   *
   * @throws IllegalStateException if a replacement is not listed, or a kept action is
   */
  ActionNormaliser(IamReference reference, Overlay fix, Overlay keep) {
    this.reference = reference;
    for (Row row : fix.rows()) {
      List<String> actions = List.of(row.get("replacement").split(","));
      actions.stream()
          .filter(action -> !reference.lists(action))
          .forEach(
              action -> {
                throw row.wrong(action + " is not listed");
              });
      replacements.put(lower(row.get("action")), actions);
    }
    for (Row row : keep.rows()) {
      if (reference.lists(row.get("action"))) {
        throw row.wrong(row.get("action") + " is listed now, so the row can go");
      }
      kept.put(lower(row.get("action")), row.get("action"));
    }
  }

  /** What has been done with an action. */
  enum Outcome {
    EXACT,
    RESPELLED,
    FIXED,
    KEPT,
    WILDCARD,
    UNVERIFIED,
    DROPPED;

    /** The status that the catalogue shows; a dropped action has none. */
    Optional<Status> status() {
      return switch (this) {
        case EXACT, RESPELLED, FIXED -> Optional.of(Status.LISTED);
        case KEPT -> Optional.of(Status.UNLISTED);
        case WILDCARD -> Optional.of(Status.WILDCARD);
        case UNVERIFIED -> Optional.of(Status.UNVERIFIED);
        case DROPPED -> Optional.empty();
      };
    }
  }

  /** An action of a handler, and what stands for it in the catalogue. */
  record Normalised(Outcome outcome, List<String> actions) {}

  Normalised normalise(String raw) {
    String text = raw.trim();
    int colon = text.indexOf(':');
    if (colon <= 0 || colon == text.length() - 1) {
      return new Normalised(Outcome.DROPPED, List.of());
    }
    String service = lower(text.substring(0, colon));
    String name = text.substring(colon + 1);
    Optional<String> spelling = reference.spelling(service, name);
    if (spelling.isPresent()) {
      Outcome outcome = spelling.get().equals(raw) ? Outcome.EXACT : Outcome.RESPELLED;
      return new Normalised(outcome, List.of(spelling.get()));
    }
    if (replacements.containsKey(lower(text))) {
      return new Normalised(Outcome.FIXED, replacements.get(lower(text)));
    }
    if (kept.containsKey(lower(text))) {
      return new Normalised(Outcome.KEPT, List.of(kept.get(lower(text))));
    }
    return unlisted(service, name);
  }

  private Normalised unlisted(String service, String name) {
    if (!reference.services().containsKey(service)) {
      return new Normalised(Outcome.DROPPED, List.of());
    }
    String pattern = service + ":" + name.replaceAll("\\*+", "*");
    boolean wildcard = name.indexOf('*') >= 0 && matchesSomething(service, name);
    return new Normalised(wildcard ? Outcome.WILDCARD : Outcome.UNVERIFIED, List.of(pattern));
  }

  private boolean matchesSomething(String service, String name) {
    String regex = Pattern.quote(lower(name)).replace("*", "\\E.*\\Q");
    return reference.services().get(service).actions().keySet().stream()
        .anyMatch(Pattern.compile(regex).asMatchPredicate());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
