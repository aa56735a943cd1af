package io.github.sstiam.report.html;

import io.github.sstiam.app.Construct;
import io.github.sstiam.app.SourcePlace;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import java.util.Optional;

/**
 * The owner of needs, a row of the matrix: a construct, a stack whose resources no construct owns,
 * or the deployment of a stack.
 *
 * @param stack the stack
 * @param name the construct's path, or a description
 * @param type the construct's type; empty if there is none
 * @param place the file and line where the app creates it; empty if unknown
 */
record Owner(String stack, String name, String type, Optional<String> place)
    implements Comparable<Owner> {
  /** The owner of an origin. */
  static Owner of(Origin origin) {
    if (origin instanceof ResourceOrigin resource) {
      Optional<Construct> construct = resource.construct();
      return construct.isPresent()
          ? of(resource.stack(), construct.get())
          : new Owner(resource.stack(), resource.stack() + " (no construct)", "", Optional.empty());
    }
    return new Owner(origin.stack(), "Deployment of " + origin.stack(), "", Optional.empty());
  }

  private static Owner of(String stack, Construct construct) {
    Optional<SourcePlace> place = construct.place();
    return new Owner(
        stack,
        construct.path(),
        construct.type(),
        place.isPresent() ? Optional.of(place.get().toString()) : Optional.empty());
  }

  /** The type and the place, as text after the name. */
  String placeText() {
    return (type.isBlank() ? "" : " (" + type + ")")
        + (place.isPresent() ? " at " + place.get() : "");
  }

  // As a record's own, which is slow to make in a cold JVM.
  @Override
  public boolean equals(Object other) {
    return other instanceof Owner that
        && name.equals(that.name)
        && stack.equals(that.stack)
        && type.equals(that.type)
        && place.equals(that.place);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * (31 * stack.hashCode() + name.hashCode()) + type.hashCode())
        + place.hashCode();
  }

  @Override
  public int compareTo(Owner other) {
    int byStack = stack.compareTo(other.stack);
    if (byStack != 0) {
      return byStack;
    }
    int byName = name.compareTo(other.name);
    if (byName != 0) {
      return byName;
    }
    int byType = type.compareTo(other.type);
    return byType != 0 ? byType : place.orElse("").compareTo(other.place.orElse(""));
  }
}
