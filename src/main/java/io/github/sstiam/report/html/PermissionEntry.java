package io.github.sstiam.report.html;

import io.github.sstiam.app.SourcePlace;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.report.Reasons;
import io.github.sstiam.report.text.EvidenceText;
import io.github.sstiam.report.text.VerificationText;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.OperationReasons;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.CallOrigin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.Reason;
import io.github.sstiam.simulation.gate.ClassifiedPermission;
import io.github.sstiam.simulation.gate.Suppression;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * A permission as the page lists it.
 *
 * @param number its position in the verification, from 0
 * @param judged the permission
 * @param owners the owners that need it, sorted
 */
record PermissionEntry(int number, ClassifiedPermission judged, NavigableSet<Owner> owners) {
  /** A role may be passed to each of a thousand functions; a reader needs only some. */
  private static final int MOST_ORIGINS = 20;

  /**
   * Why a permission is needed.
   *
   * @param owner the owner that needs it
   * @param subject the resource, or the purpose of the call
   * @param operations the operations that need it; empty for a call
   * @param reasons why, on which evidence, from which source; one text for each reason
   * @param line the file and line that declare it; empty if unknown
   */
  record Need(
      Owner owner, String subject, String operations, List<String> reasons, Optional<String> line) {
    static Need of(Origin origin) {
      if (origin instanceof ResourceOrigin resource) {
        Optional<SourcePlace> place = resource.place();
        return new Need(
            Owner.of(origin),
            resource.type() + " " + resource.logicalId(),
            names(resource.operations()),
            reasons(resource.reasons()),
            place.isPresent() ? Optional.of(place.get().toString()) : Optional.empty());
      }
      if (origin instanceof CallOrigin call) {
        return new Need(
            Owner.of(origin),
            "to " + call.purpose(),
            "",
            List.of(EvidenceText.name(call.evidence()) + ": " + call.source()),
            Optional.empty());
      }
      throw new AssertionError(origin);
    }

    private static String names(Collection<Operation> operations) {
      StringBuilder names = new StringBuilder();
      for (Operation operation : operations) {
        names
            .append(names.length() == 0 ? "" : ", ")
            .append(operation.name().toLowerCase(Locale.ROOT));
      }
      return names.toString();
    }

    private static List<String> reasons(OperationReasons reasons) {
      List<Reason> distinct = reasons.distinct();
      List<String> texts = new ArrayList<>(distinct.size());
      for (Reason reason : distinct) {
        // The operations are named once, unless they differ in their reason.
        String operations =
            distinct.size() == 1 ? "" : names(reasons.operationsWith(reason)) + ": ";
        texts.add(
            operations
                + reason.text()
                + " ("
                + EvidenceText.name(reason.evidence())
                + ": "
                + reason.source()
                + ")");
      }
      return texts;
    }

    /**
     * The place, without what the heading says already.
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

  /** A text for each condition key of the request. */
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
