package io.github.sstiam;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Which source files refer to the types of which others: by import, by a name written out in full,
 * and by a simple name within a package. Fields, signatures and uses count alike.
 */
final class TypeReferences {
  /** So many files may refer to each other in a ring: the types of one idea. */
  static final int LONGEST_RING = 3;

  /** A type, with the package in front where the package is written. */
  private static final Pattern TYPE =
      Pattern.compile("(?<![\\w.])(?:[a-z]\\w*\\s*\\.\\s*)*[A-Z]\\w*");

  private static final Pattern IMPORT =
      Pattern.compile("\\bimport\\s+(?:static\\s+)?([\\w.]+)\\.(\\w+|\\*)\\s*;");

  private static final Pattern DECLARED =
      Pattern.compile("\\b(?:class|record|enum|interface)\\s+([A-Z]\\w*)");

  /** By the full name of the file's type, the full names that it refers to. */
  private final Map<String, Set<String>> references = new TreeMap<>();

  private final Map<String, String> packages = new TreeMap<>();

  TypeReferences(Collection<SourceFile> files) {
    for (SourceFile file : files) {
      if (!file.name().endsWith("package-info.java")) {
        packages.put(fullName(file), file.packageName());
      }
    }
    for (SourceFile file : files) {
      if (packages.containsKey(fullName(file))) {
        references.put(fullName(file), referencesOf(file));
      }
    }
  }

  private static String fullName(SourceFile file) {
    String type = file.name().substring(file.name().lastIndexOf('/') + 1).replace(".java", "");
    return file.packageName() + "." + type;
  }

  private Set<String> referencesOf(SourceFile file) {
    String code = file.code();
    Set<String> notOfPackage = new TreeSet<>(names(DECLARED, code, 1));
    List<String> searched = new ArrayList<>(List.of(file.packageName()));
    for (MatchResult found : IMPORT.matcher(code).results().toList()) {
      notOfPackage.add(found.group(2));
      if (found.group(2).equals("*")) {
        searched.add(found.group(1));
      }
    }
    Set<String> references = new TreeSet<>();
    for (String name : names(TYPE, code, 0)) {
      if (packages.containsKey(name)) {
        references.add(name);
      } else if (!notOfPackage.contains(name)) {
        for (String searchedPackage : searched) {
          if (packages.containsKey(searchedPackage + "." + name)) {
            references.add(searchedPackage + "." + name);
          }
        }
      }
    }
    references.remove(fullName(file));
    return references;
  }

  private static Set<String> names(Pattern pattern, String code, int group) {
    return pattern
        .matcher(code)
        .results()
        .map(found -> found.group(group).replaceAll("\\s", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A line for each ring of more than {@link #LONGEST_RING} files; empty where there is none. */
  List<String> longRings() {
    List<String> problems = new ArrayList<>();
    for (Set<String> ring : rings(references)) {
      if (ring.size() > LONGEST_RING) {
        problems.add(
            "%d files refer to each other in a ring, at most %d may: %s"
                .formatted(ring.size(), LONGEST_RING, references(ring, packages.keySet())));
      }
    }
    return problems;
  }

  /** A line for each set of packages that import from each other; empty where there is none. */
  List<String> packageCycles() {
    Map<String, Set<String>> imports = new TreeMap<>();
    references.forEach(
        (from, all) -> {
          for (String to : all) {
            Set<String> known =
                imports.computeIfAbsent(packages.get(from), name -> new TreeSet<>());
            if (!packages.get(to).equals(packages.get(from))) {
              known.add(packages.get(to));
            }
          }
        });
    List<String> problems = new ArrayList<>();
    for (Set<String> cycle : rings(imports)) {
      Set<String> files = new TreeSet<>(packages.keySet());
      files.removeIf(file -> !cycle.contains(packages.get(file)));
      problems.add(
          "packages import from each other: %s: %s"
              .formatted(String.join(", ", cycle), references(files, files)));
    }
    return problems;
  }

  /** {@code a.B -> c.D} for each reference that crosses a package, or for all if none does. */
  private List<String> references(Set<String> from, Set<String> to) {
    List<String> crossing = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (String file : from) {
      for (String other : references.get(file)) {
        if (from.contains(other) && to.contains(other)) {
          all.add(file + " -> " + other);
          if (!packages.get(file).equals(packages.get(other))) {
            crossing.add(file + " -> " + other);
          }
        }
      }
    }
    return crossing.isEmpty() ? all : crossing;
  }

  /** The strongly connected components of more than one node. */
  private static List<Set<String>> rings(Map<String, Set<String>> graph) {
    Map<String, Set<String>> reachable = new TreeMap<>();
    graph.keySet().forEach(node -> reachable.put(node, reachable(node, graph)));
    List<Set<String>> rings = new ArrayList<>();
    Set<String> seen = new TreeSet<>();
    for (String node : graph.keySet()) {
      if (!seen.contains(node) && reachable.get(node).contains(node)) {
        Set<String> ring = new TreeSet<>(reachable.get(node));
        ring.removeIf(other -> !reachable.getOrDefault(other, Set.of()).contains(node));
        seen.addAll(ring);
        rings.add(ring);
      }
    }
    return rings;
  }

  private static Set<String> reachable(String start, Map<String, Set<String>> graph) {
    Set<String> reached = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(start));
    while (!open.isEmpty()) {
      for (String next : graph.getOrDefault(open.remove(), Set.of())) {
        if (reached.add(next)) {
          open.add(next);
        }
      }
    }
    return reached;
  }
}
