package io.github.sstiam.report.html;

import io.github.sstiam.app.Construct;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import java.util.Comparator;
import java.util.Optional;

/**
 * What needs permissions, a row of the matrix: a construct, a stack whose resources no construct
 * owns, or the deployment of a stack.
 *
 * @param stack the stack
 * @param name the construct's path, or what the row is
 * @param type the construct's type; blank where there is none
 * @param place the file and line where the app makes it, where that is known
 */
record Owner(String stack, String name, String type, Optional<String> place)
    implements Comparable<Owner> {
  private static final Comparator<Owner> ORDER =
      Comparator.comparing(Owner::stack)
          .thenComparing(Owner::name)
          .thenComparing(Owner::type)
          .thenComparing(owner -> owner.place.orElse(""));

  /** Whose need an origin is. */
  static Owner of(Origin origin) {
    if (origin instanceof ResourceOrigin resource) {
      return resource
          .construct()
          .map(construct -> of(resource.stack(), construct))
          .orElseGet(
              () ->
                  new Owner(
                      resource.stack(),
                      resource.stack() + " (no construct)",
                      "",
                      Optional.empty()));
    }
    return new Owner(origin.stack(), "Deployment of " + origin.stack(), "", Optional.empty());
  }

  private static Owner of(String stack, Construct construct) {
    return new Owner(
        stack, construct.path(), construct.type(), construct.place().map(Object::toString));
  }

  /** The type and the place, as a text that follows the name. */
  String placeText() {
    return (type.isBlank() ? "" : " (" + type + ")")
        + place.map(where -> " at " + where).orElse("");
  }

  @Override
  public int compareTo(Owner other) {
    return ORDER.compare(this, other);
  }
}
