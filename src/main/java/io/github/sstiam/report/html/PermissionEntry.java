package io.github.sstiam.report.html;

import io.github.sstiam.report.Reasons;
import io.github.sstiam.report.VerificationText;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.CallOrigin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.judgement.JudgedPermission;
import io.github.sstiam.simulation.judgement.Suppression;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * A permission as the page lists it.
 *
 * @param number its place in the verification, from 0
 * @param judged the permission
 * @param owners what needs it, sorted
 * @param ownerNumbers the numbers of these, separated by blanks
 * @param principalNumber the number of who needs it
 */
record PermissionEntry(
    int number,
    JudgedPermission judged,
    NavigableSet<Owner> owners,
    String ownerNumbers,
    int principalNumber) {
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
        return new Need(
            Owner.of(origin),
            resource.type() + " " + resource.logicalId(),
            resource.operations().stream()
                .map(operation -> operation.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", ")),
            resource.place().map(Object::toString));
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
      return where + line.map(text -> ", " + text).orElse("");
    }
  }

  static PermissionEntry of(int number, JudgedPermission judged, Page.Index index) {
    NavigableSet<Owner> owners = ownersOf(judged);
    String numbers =
        owners.stream()
            .map(owner -> Integer.toString(index.number(owner)))
            .collect(Collectors.joining(" "));
    return new PermissionEntry(
        number,
        judged,
        owners,
        numbers,
        index.number(judged.permission().requirement().principal()));
  }

  /** What needs a permission. */
  static NavigableSet<Owner> ownersOf(JudgedPermission judged) {
    return judged.permission().requirement().origins().stream()
        .map(Owner::of)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private PermissionRequirement requirement() {
    return judged.permission().requirement();
  }

  Mark mark() {
    return Mark.of(judged);
  }

  String outcome() {
    return Mark.key(mark().outcome());
  }

  String standing() {
    return Mark.key(judged.standing());
  }

  String necessity() {
    return VerificationText.name(requirement().necessity());
  }

  String principalKind() {
    return requirement().principal().kind().words();
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
    return Reasons.of(judged.permission().verdict());
  }

  Optional<Suppression> suppression() {
    return judged.suppression();
  }

  /** The condition keys that the request carries, a text each. */
  List<String> context() {
    return requirement().context().stream().map(PermissionEntry::text).toList();
  }

  private static String text(ContextEntry entry) {
    return entry.key() + " = " + String.join(", ", entry.values());
  }

  List<Need> needs() {
    return requirement().origins().stream().limit(MOST_ORIGINS).map(Need::of).toList();
  }

  /** How many origins are not shown. */
  int moreNeeds() {
    return Math.max(0, requirement().origins().size() - MOST_ORIGINS);
  }
}
