package io.github.sstiam.reader.stack;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;
import java.util.Collection;
import java.util.Collections;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * The resource types that one stack declares.
 *
 * @param stack the stack's name
 * @param environment where the stack is deployed to
 * @param types the types, sorted
 */
public record DeclaredTypes(Text stack, Environment environment, NavigableSet<String> types) {
  public DeclaredTypes {
    requireNonNull(stack, "stack is null");
    requireNonNull(environment, "environment is null");
    types = Collections.unmodifiableNavigableSet(new TreeSet<>(types));
  }

  /** The types of a stack, in any order and number. */
  public static DeclaredTypes of(Text stack, Environment environment, Collection<String> types) {
    return new DeclaredTypes(stack, environment, new TreeSet<>(types));
  }
}
