package io.github.sstiam.report.html;

import io.github.sstiam.app.SourcePlace;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.report.Reasons;
import io.github.sstiam.report.text.VerificationText;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.CallOrigin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.gate.ClassifiedPermission;
import io.github.sstiam.simulation.gate.Suppression;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A permission as the page lists it.
 *
 * @param number its place in the verification, from 0
 * @param judged the permission
 * @param owners what needs it, sorted
 */
record PermissionEntry(int number, ClassifiedPermission judged, NavigableSet<Owner> owners) {
  /** A role may be passed to each of a thousand functions; nobody reads them all. */
  private static final int MOST_ORIGINS = 20;

  /**
   * Why a permission is needed.
   *
   * @param owner whose need it is
   * @param subject the resource, or what the call is for
   * @param operations the operations that need it; blank for a call
   * @param line the file and line that declare it, where that is known
   */
  record Need(Owner owner, String subject, String operations, Optional<String> line) {
    static Need of(Origin origin) {
      if (origin instanceof ResourceOrigin resource) {
        StringBuilder operations = new StringBuilder();
        for (Operation operation : resource.operations()) {
          operations
              .append(operations.length() == 0 ? "" : ", ")
              .append(operation.name().toLowerCase(Locale.ROOT));
        }
        Optional<SourcePlace> place = resource.place();
        return new Need(
            Owner.of(origin),
            resource.type() + " " + resource.logicalId(),
            operations.toString(),
            place.isPresent() ? Optional.of(place.get().toString()) : Optional.empty());
      }
      if (origin instanceof CallOrigin call) {
        return new Need(Owner.of(origin), "to " + call.purpose(), "", Optional.empty());
      }
      throw new AssertionError(origin);
    }

    /**
     * Where it is, as far as the heading does not say it already.
     *
     * @param heading the owner below which it is listed
     */
    String place(Owner heading) {
      String where =
          owner.equals(heading)
              ? "in " + owner.stack()
              : "in " + owner.stack() + ", " + owner.name() + owner.placeText();
      return line.isPresent() ? where + ", " + line.get() : where;
    }
  }

  static PermissionEntry of(int number, ClassifiedPermission judged) {
    NavigableSet<Owner> owners = new TreeSet<>();
    for (Origin origin : judged.requirement().origins()) {
      owners.add(Owner.of(origin));
    }
    return new PermissionEntry(number, judged, owners);
  }

  private PermissionRequirement requirement() {
    return judged.requirement();
  }

  Mark mark() {
    return Mark.of(judged);
  }

  String outcome() {
    return Mark.key(mark().outcome());
  }

  String standing() {
    return Mark.key(judged.severity());
  }

  String necessity() {
    return VerificationText.name(requirement().necessity());
  }

  DeployingPrincipal principal() {
    return requirement().principal();
  }

  String service() {
    return requirement().action().service();
  }

  String action() {
    return requirement().action().toString();
  }

  String resource() {
    return requirement().resource().text();
  }

  String reason() {
    return Reasons.of(judged.verdict());
  }

  Optional<Suppression> suppression() {
    return judged.suppression();
  }

  /** The condition keys that the request carries, a text each. */
  List<String> context() {
    List<String> texts = new ArrayList<>();
    for (ContextEntry entry : requirement().context()) {
      texts.add(entry.key() + " = " + String.join(", ", entry.values()));
    }
    return texts;
  }

  List<Need> needs() {
    List<Origin> origins = requirement().origins();
    List<Need> needs = new ArrayList<>();
    for (Origin origin : origins.subList(0, Math.min(MOST_ORIGINS, origins.size()))) {
      needs.add(Need.of(origin));
    }
    return needs;
  }

  /** How many origins are not shown. */
  int moreNeeds() {
    return Math.max(0, requirement().origins().size() - MOST_ORIGINS);
  }
}
