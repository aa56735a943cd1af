package io.github.sstiam.requirement;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * How much of an app the permission requirements cover.
 *
 * @param stacks the number of stacks
 * @param resources the number of declared resources
 * @param customResources the number of custom resources among them
 * @param unknownTypes resource types that the catalogue does not know
 * @param guessedTypes resource types whose actions are guessed from names
 * @param unverifiedActions actions that a handler names but the Service Authorization Reference
 *     does not list, as {@code action (type)}; no requirement has them
 * @param catalogues the sources of the facts about types and actions
 * @param remarks what the reader of the app could not evaluate, and what it assumed
 */
public record Coverage(
    int stacks,
    int resources,
    int customResources,
    NavigableSet<String> unknownTypes,
    NavigableSet<String> guessedTypes,
    NavigableSet<String> unverifiedActions,
    List<String> catalogues,
    List<String> remarks) {
  public Coverage {
    unknownTypes = Collections.unmodifiableNavigableSet(new TreeSet<>(unknownTypes));
    guessedTypes = Collections.unmodifiableNavigableSet(new TreeSet<>(guessedTypes));
    unverifiedActions = Collections.unmodifiableNavigableSet(new TreeSet<>(unverifiedActions));
    catalogues = List.copyOf(catalogues);
    remarks = List.copyOf(remarks);
  }
}
