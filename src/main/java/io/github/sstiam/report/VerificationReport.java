package io.github.sstiam.report;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.gate.ClassifiedVerification;
import java.util.List;

/**
 * The content of a report on a verification.
 *
 * @param subject the app that was verified
 * @param judged the outcomes and their consequences for the build
 * @param policies the policies to attach: those that grant what is missing first, the caller's
 *     first
 */
public record VerificationReport(
    ReportSubject subject, ClassifiedVerification judged, List<GrantingPolicy> policies) {
  public VerificationReport {
    requireNonNull(subject, "subject is null");
    requireNonNull(judged, "judged is null");
    policies = List.copyOf(policies);
  }

  /** The outcomes. */
  public Verification verification() {
    return judged.verification();
  }
}
