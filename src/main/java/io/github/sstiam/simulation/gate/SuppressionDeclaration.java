package io.github.sstiam.simulation.gate;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.ArnPattern;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A suppression as it is written in the POM or a file, before validation.
 *
 * @param action the action
 * @param resource the resources
 * @param reason the reason
 * @param expires the last day
 * @param place where it is written
 */
public record SuppressionDeclaration(
    Optional<String> action,
    Optional<String> resource,
    Optional<String> reason,
    Optional<String> expires,
    String place) {
  public SuppressionDeclaration {
    requireNonNull(action, "action is null");
    requireNonNull(resource, "resource is null");
    requireNonNull(reason, "reason is null");
    requireNonNull(expires, "expires is null");
    requireNonNull(place, "place is null");
  }

  /**
   * Validates the declaration.
   *
   * @throws SuppressionException if something is missing or wrong; the message lists all problems
   */
  public Suppression suppression() throws SuppressionException {
    List<String> problems = new ArrayList<>();
    if (action.isEmpty()) {
      problems.add("action is missing; give one such as s3:PutObject or s3:Put*");
    } else if (!Suppression.isAction(action.get())) {
      problems.add(
          "action is \""
              + action.get()
              + "\"; give one such as s3:PutObject or s3:Put*, with the service written out");
    }
    Optional<ArnPattern> pattern = Optional.empty();
    if (resource.isEmpty()) {
      problems.add("resource is missing; give the ARN that the report shows, or * for all");
    } else {
      pattern = pattern(problems);
    }
    if (reason.isEmpty()) {
      problems.add("reason is missing; say why the deployment works without the permission");
    }
    Optional<LocalDate> day = day(problems);
    if (!problems.isEmpty()) {
      throw new SuppressionException(
          problems.stream().map(problem -> place + ": " + problem + ".").toList());
    }
    return new Suppression(
        action.orElseThrow(), pattern.orElseThrow(), reason.orElseThrow(), day, place);
  }

  private Optional<ArnPattern> pattern(List<String> problems) {
    try {
      return Optional.of(new ArnPattern(resource.orElseThrow()));
    } catch (IllegalArgumentException e) {
      problems.add(
          "resource is \""
              + resource.get()
              + "\"; give the ARN that the report shows, with * for variable parts, or * for all");
      return Optional.empty();
    }
  }

  private Optional<LocalDate> day(List<String> problems) {
    try {
      return expires.map(LocalDate::parse);
    } catch (DateTimeException e) {
      problems.add("expires is \"" + expires.get() + "\"; a day is written like 2027-01-31");
      return Optional.empty();
    }
  }
}
