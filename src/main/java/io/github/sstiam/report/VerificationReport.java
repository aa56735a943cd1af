package io.github.sstiam.report;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.gate.ClassifiedVerification;
import java.util.List;

/**
 * What there is to say of a verification.
 *
 * @param subject what was verified
 * @param judged the answers, and what the build makes of them
 * @param policies the policies that it offers: what is missing first, the caller's first
 */
public record VerificationReport(
    ReportSubject subject, ClassifiedVerification judged, List<GrantingPolicy> policies) {
  public VerificationReport {
    requireNonNull(subject, "subject is null");
    requireNonNull(judged, "judged is null");
    policies = List.copyOf(policies);
  }

  /** The answers. */
  public Verification verification() {
    return judged.verification();
  }
}
