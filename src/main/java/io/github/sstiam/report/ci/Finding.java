package io.github.sstiam.report.ci;

import io.github.sstiam.app.SourcePlace;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.evaluation.PolicyLayer;
import io.github.sstiam.report.GrantingPolicy;
import io.github.sstiam.report.GrantingPolicy.Grants;
import io.github.sstiam.report.Reasons;
import io.github.sstiam.report.VerificationReport;
import io.github.sstiam.report.text.EvidenceText;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.CallOrigin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.gate.ClassifiedPermission;
import io.github.sstiam.simulation.gate.Severity;
import io.github.sstiam.simulation.gate.Suppression;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A permission of a report, in words.
 *
 * @param judged the permission
 * @param report the report
 */
record Finding(ClassifiedPermission judged, VerificationReport report) {
  PermissionRequirement requirement() {
    return judged.requirement();
  }

  Verdict verdict() {
    return judged.verdict();
  }

  /** The action and resource, such as {@code s3:PutObject on arn:aws:s3:::assets/*}. */
  String title() {
    return requirement().action() + " on " + requirement().resource();
  }

  /** The identity that needs it: the caller by its name, a role by its purpose. */
  String principal() {
    DeployingPrincipal principal = requirement().principal();
    return principal.isCaller() ? report.verification().principal() : "the " + principal;
  }

  /** The outcome, which identity needs the permission for what, the evidence, and what to do. */
  String text() {
    return title()
        + ": "
        + Reasons.of(verdict())
        + ". Needed by "
        + principal()
        + " to "
        + need(first())
        + others()
        + ". Evidence: "
        + EvidenceText.name(requirement().evidence())
        + " ("
        + requirement().source()
        + "). "
        + remedy();
  }

  private String others() {
    int others = requirement().origins().size() - 1;
    return others == 0 ? "" : " (and for " + others + " more)";
  }

  /** The first origin, which gives the location. */
  Origin first() {
    return requirement().origins().get(0);
  }

  /** What needs the permission, such as {@code create AWS::S3::Bucket Assets of app/Web}. */
  static String need(Origin origin) {
    if (origin instanceof ResourceOrigin resource) {
      return resource.operations().stream().map(Finding::word).collect(Collectors.joining(" and "))
          + " "
          + resource.type()
          + " "
          + resource.logicalId()
          + " of "
          + owner(resource)
          + resource.place().map(place -> " (" + place + ")").orElse("");
    }
    if (origin instanceof CallOrigin call) {
      return call.purpose() + " of " + call.stack();
    }
    throw new AssertionError(origin);
  }

  private static String word(Operation operation) {
    return operation.name().toLowerCase(Locale.ROOT);
  }

  /** The construct, or else the stack, of an origin. */
  static String owner(Origin origin) {
    return origin instanceof ResourceOrigin resource && resource.construct().isPresent()
        ? resource.construct().get().path()
        : origin.stack();
  }

  /** The place of an origin; empty for a call of the deploying tool. */
  static Optional<SourcePlace> place(Origin origin) {
    return origin instanceof ResourceOrigin resource ? resource.place() : Optional.empty();
  }

  private String remedy() {
    if (judged.suppression().isPresent()) {
      return suppressed(judged.suppression().get());
    }
    return switch (verdict().outcome()) {
      case ALLOWED -> "";
      case EXPLICITLY_DENIED -> "Change the statement that denies; no other policy overrides it.";
      case IMPLICITLY_DENIED -> grant();
      case DENIED_BY_ORGANIZATION ->
          "The organization must allow it; if the action works in practice, provide the condition"
              + " keys as <contextEntries> or set -Dsst-iam.onOrganizationDenial=warn.";
      case UNKNOWN ->
          verdict().missingContext().isEmpty()
              ? "To continue the build, set -Dsst-iam.onUnknown=warn."
              : "Provide the values of the condition keys as <contextEntries>, or set"
                  + " -Dsst-iam.onUnknown=warn to continue the build.";
    };
  }

  private String grant() {
    if (isBy(PolicyLayer.PERMISSIONS_BOUNDARY)) {
      return "The permissions boundary must allow it.";
    }
    if (isBy(PolicyLayer.SESSION_POLICY)) {
      return "The session policy must allow it.";
    }
    if (isBy(PolicyLayer.TRUST_POLICY) || !requirement().principal().isIdentity()) {
      return "The trust policy of the role must allow it.";
    }
    List<String> files =
        report.policies().stream()
            .filter(policy -> policy.grants() == Grants.MISSING)
            .filter(policy -> policy.principal().equals(requirement().principal()))
            .map(GrantingPolicy::file)
            .flatMap(Optional::stream)
            .toList();
    return files.isEmpty() || !isFailure()
        ? "Grant the action on the resource."
        : "Attach " + String.join(" and ", files) + " to the identity.";
  }

  /** Only permissions that fail the build are in the policies for missing permissions. */
  private boolean isFailure() {
    return judged.severity() == Severity.FAILURE;
  }

  private boolean isBy(PolicyLayer layer) {
    return verdict().layer().filter(layer::equals).isPresent();
  }

  private static String suppressed(Suppression suppression) {
    return "Suppressed by "
        + suppression.place()
        + suppression.expires().map(day -> " until " + day).orElse("")
        + ": "
        + suppression.reason();
  }
}
