package io.github.sstiam.goal;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.goal.port.GoalResult;
import io.github.sstiam.simulation.gate.ClassifiedVerification;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The result of a verification.
 *
 * @param judged each permission with its outcome; empty where IAM could not be queried and the
 *     request tolerates that
 * @param reports the files of the report
 * @param failure why the build must fail; empty where it passes
 */
public record VerifyResult(
    Optional<ClassifiedVerification> judged, List<Path> reports, Optional<String> failure)
    implements GoalResult {
  public VerifyResult {
    requireNonNull(judged, "judged is null");
    reports = List.copyOf(reports);
    requireNonNull(failure, "failure is null");
  }
}
