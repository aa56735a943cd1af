package io.github.sstiam.goal;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.goal.port.GoalResult;
import io.github.sstiam.report.PolicyReport;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The result of a goal that writes policies.
 *
 * @param report the policies and the findings about them; empty where the goal only names a policy
 *     of AWS's own
 * @param written the files that were written, without the report
 * @param failure why the build must fail; empty where it passes
 */
public record EmitResult(
    Optional<PolicyReport> report, List<Path> written, Optional<String> failure)
    implements GoalResult {
  public EmitResult {
    requireNonNull(report, "report is null");
    written = List.copyOf(written);
    requireNonNull(failure, "failure is null");
  }
}
