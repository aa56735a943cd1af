package io.github.sstiam;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Which package may use which, as docs/design/README.md draws it: a package uses only packages of a
 * lower level and itself. Import statements and names written out in full count alike.
 */
final class ImportRules {
  private static final String BASE = "io.github.sstiam";

  /** The rooms of the house. A package below one of them belongs to it. */
  private static final Map<String, Integer> LEVELS =
      Map.ofEntries(
          Map.entry("text", 0),
          Map.entry("table", 0),
          Map.entry("json", 1),
          Map.entry("policy", 2),
          Map.entry("app", 2),
          Map.entry("catalog", 3),
          Map.entry("evaluation", 3),
          Map.entry("requirement", 4),
          Map.entry("simulation", 5),
          Map.entry("composition", 5),
          Map.entry("audit", 5),
          Map.entry("report", 6),
          Map.entry("reader", 7),
          Map.entry("catalog.source", 7),
          Map.entry("aws", 7),
          Map.entry("goal", 8),
          Map.entry("mojo", 9));

  /** Pairs that the levels alone would let pass, or that must stay apart should a level change. */
  private static final Map<String, Set<String>> APART =
      Map.of(
          "evaluation", Set.of("app", "requirement"),
          "composition", Set.of("simulation"),
          "audit", Set.of("simulation", "composition"));

  private static final Set<String> FILE_ROOMS =
      Set.of("reader", "catalog.source", "aws", "goal", "mojo");

  private static final String FILES = "only reader, catalog.source, aws, goal and mojo touch files";

  /** Foreign names, the rooms that may use them, and why the others may not. */
  private static final List<Foreign> FOREIGN =
      List.of(
          new Foreign(
              "org\\.(?:apache\\.maven|codehaus\\.plexus|eclipse\\.aether)\\b",
              Set.of("mojo"),
              "only mojo knows Maven"),
          new Foreign("software\\.amazon\\.awssdk\\b", Set.of("aws"), "only aws knows the AWS SDK"),
          new Foreign("java\\.nio\\.file\\b", FILE_ROOMS, FILES),
          new Foreign("java\\.nio\\.channels\\.(?:\\w*File\\w*|\\*)", FILE_ROOMS, FILES),
          new Foreign("java\\.io\\.(?:File\\w*|RandomAccessFile\\b|\\*)", FILE_ROOMS, FILES));

  /** A name of ours: the packages are in lower case, and the first type ends them. */
  private static final Pattern OURS =
      Pattern.compile(
          "\\bio\\s*\\.\\s*github\\s*\\.\\s*sstiam((?:\\s*\\.\\s*[a-z]\\w*\\b(?!\\s*\\())*)");

  private ImportRules() {}

  private record Foreign(Pattern name, Set<String> rooms, String reason) {
    Foreign(String name, Set<String> rooms, String reason) {
      this(Pattern.compile("\\b" + name.replace("\\.", "\\s*\\.\\s*")), rooms, reason);
    }
  }

  /** What the file does against the rules, a line each: file, line, rule. */
  static List<String> problems(SourceFile file) {
    Optional<String> room = room(file.packageName());
    if (room.isEmpty()) {
      return List.of(
          "%s: package %s has no level; draw it in docs/design/README.md and add it to ImportRules"
              .formatted(file.name(), file.packageName()));
    }
    List<String> problems = new ArrayList<>(ownNames(file, room.get()));
    problems.addAll(foreignNames(file, room.get()));
    return problems;
  }

  private static List<String> ownNames(SourceFile file, String from) {
    List<String> problems = new ArrayList<>();
    for (MatchResult found : OURS.matcher(file.code()).results().toList()) {
      String name = BASE + found.group(1).replaceAll("\\s", "");
      Optional<String> to = room(name);
      String place = file.name() + ":" + file.line(found.start()) + ": ";
      if (to.isEmpty()) {
        problems.add(place + name + " has no level");
      } else {
        rule(from, to.get()).ifPresent(rule -> problems.add(place + rule));
      }
    }
    return problems;
  }

  private static Optional<String> rule(String from, String to) {
    if (APART.getOrDefault(from, Set.of()).contains(to)) {
      return Optional.of("%s must not use %s".formatted(from, to));
    }
    if (from.equals(to) || LEVELS.get(to) < LEVELS.get(from)) {
      return Optional.empty();
    }
    return Optional.of(
        "%s (level %d) must not use %s (level %d): imports point to lower levels only"
            .formatted(from, LEVELS.get(from), to, LEVELS.get(to)));
  }

  private static List<String> foreignNames(SourceFile file, String room) {
    List<String> problems = new ArrayList<>();
    for (Foreign foreign : FOREIGN) {
      if (!foreign.rooms().contains(room)) {
        for (MatchResult found : foreign.name().matcher(file.code()).results().toList()) {
          problems.add(
              "%s:%d: %s must not use %s: %s"
                  .formatted(
                      file.name(),
                      file.line(found.start()),
                      room,
                      found.group().replaceAll("\\s", ""),
                      foreign.reason()));
        }
      }
    }
    return problems;
  }

  /** The room that a package belongs to: the longest that its name starts with. */
  private static Optional<String> room(String packageName) {
    String name = packageName;
    while (name.length() > BASE.length()) {
      String room = name.substring(BASE.length() + 1);
      if (LEVELS.containsKey(room)) {
        return Optional.of(room);
      }
      name = name.substring(0, name.lastIndexOf('.'));
    }
    return Optional.empty();
  }
}
