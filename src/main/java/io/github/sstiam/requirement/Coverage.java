package io.github.sstiam.requirement;

import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * How much of an app the permission requirements account for.
 *
 * @param stacks how many stacks
 * @param resources how many declared resources
 * @param customResources how many of them are custom resources
 * @param unknownTypes resource types that the catalogue does not know
 * @param guessedTypes resource types whose actions are guessed from names
 * @param unverifiedActions actions that a handler names and the Service Authorization Reference
 *     does not list, as {@code action (type)}; they are in no requirement
 * @param catalogues where what is known of types and actions comes from
 * @param remarks what the reader of the app could not know or had to assume
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
