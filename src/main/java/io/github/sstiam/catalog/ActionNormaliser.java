package io.github.sstiam.catalog;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.HandlerAction.Status;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Compares what handlers name with what the reference lists. */
public final class ActionNormaliser {
  private final ActionReference reference;
  private final Map<String, List<String>> replacements;
  private final Map<String, String> kept;

  /**
   * @param reference the actions that IAM has
   * @param replacements what stands for an action of another name, by the action in lower case
   * @param kept actions that are enforced though unlisted, by the action in lower case
   */
  public ActionNormaliser(
      ActionReference reference, Map<String, List<String>> replacements, Map<String, String> kept) {
    this.reference = requireNonNull(reference, "reference is null");
    this.replacements = Map.copyOf(replacements);
    this.kept = Map.copyOf(kept);
  }

  /** What has been done with an action. */
  public enum Outcome {
    EXACT,
    RESPELLED,
    FIXED,
    KEPT,
    WILDCARD,
    UNVERIFIED,
    DROPPED;

    /** The status that the catalogue shows; a dropped action has none. */
    public Optional<Status> status() {
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
  public record Normalised(Outcome outcome, List<String> actions) {}

  /**
   * Normalises an action.
   *
   * @param raw the action as a handler names it
   */
  public Normalised normalise(String raw) {
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
    if (!reference.hasService(service)) {
      return new Normalised(Outcome.DROPPED, List.of());
    }
    String pattern = service + ":" + name.replaceAll("\\*+", "*");
    boolean wildcard = name.indexOf('*') >= 0 && reference.hasAction(service, name);
    return new Normalised(wildcard ? Outcome.WILDCARD : Outcome.UNVERIFIED, List.of(pattern));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
