package io.github.sstiam.evaluation;

import io.github.sstiam.policy.Glob;
import java.util.Locale;

/**
 * A value of {@code Action}. Wildcards are allowed in the name only, but for {@code *} as the whole
 * service, and case does not matter.
 */
final class ActionPattern {
  private final boolean every;
  private final boolean everyService;
  private final String service;
  private final Glob name;

  private ActionPattern(boolean every, String service, Glob name) {
    this.every = every;
    this.everyService = service.equals("*");
    this.service = service;
    this.name = name;
  }

  static ActionPattern of(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      return new ActionPattern(text.equals("*"), "", Glob.literal(""));
    }
    String lower = text.toLowerCase(Locale.ROOT);
    return new ActionPattern(false, lower.substring(0, colon), Glob.of(lower.substring(colon + 1)));
  }

  /** Whether the pattern matches an action, its name in lower case. */
  boolean matches(String itsService, Glob itsName) {
    return every || ((everyService || service.equals(itsService)) && name.covers(itsName));
  }
}
