package io.github.sstiam.catalog.generator;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Says which file holds the rows of a service. Files of a few kilobytes compress badly and each
 * costs the jar an entry, so services with few rows share a file by their first letter. A file ends
 * where it is large enough, so that a run unpacks little beside what it asks for.
 *
 * @param folder the folder of the files: {@code actions} or {@code types}
 * @param heading the comment at the head of every file
 * @param rows the rows of each service, every one with its line end
 * @param names the name of each service's file, without folder and ending
 */
record ServiceBundles(
    String folder, String heading, SortedMap<String, String> rows, Map<String, String> names) {
  /** A service with so many characters has a file of its own. */
  private static final int LARGE = 10_000;

  /** A shared file with so many characters gets no further service. */
  private static final int FULL = 40_000;

  /**
   * Assigns services to files.
   *
   * @param provider what the names of most services begin with, which their first letter is not
   *     part of; may be empty
   */
  static ServiceBundles of(
      String folder, String heading, String provider, SortedMap<String, String> rows) {
    Map<String, String> names = new TreeMap<>();
    Map<String, Integer> parts = new TreeMap<>();
    Map<String, Integer> sizes = new TreeMap<>();
    rows.forEach(
        (service, text) -> {
          if (text.length() >= LARGE) {
            names.put(service, service);
            return;
          }
          String own =
              service.startsWith(provider) ? service.substring(provider.length()) : service;
          String letter = own.substring(0, 1);
          int part = parts.getOrDefault(letter, 1);
          String name = letter + "-" + part;
          if (rows.containsKey(name)) {
            throw new IllegalStateException(name + " is a service and a shared file");
          }
          names.put(service, name);
          if (sizes.merge(name, text.length(), Integer::sum) >= FULL) {
            parts.put(letter, part + 1);
          }
        });
    return new ServiceBundles(folder, heading, rows, names);
  }

  /** The text of every file by its path; a shared one has a section for each service. */
  Map<String, String> files() {
    Map<String, String> files = new LinkedHashMap<>();
    rows.forEach(
        (service, text) -> {
          String name = names.get(service);
          String section = name.equals(service) ? text : "[" + service + "]\n" + text;
          files.merge(folder + "/" + name + ".tsv", heading + section, (a, b) -> a + section);
        });
    return files;
  }
}
