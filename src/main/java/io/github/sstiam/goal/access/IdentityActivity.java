package io.github.sstiam.goal.access;

import io.github.sstiam.audit.ActivityComparison;
import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.account.AccessAnalyzer;
import io.github.sstiam.aws.account.AccessAnalyzer.Activity;
import io.github.sstiam.aws.account.AccessAnalyzer.Job;
import io.github.sstiam.aws.account.AccessAnalyzer.Status;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.composition.ComposedPolicy;
import io.github.sstiam.composition.ComposedStatement;
import io.github.sstiam.composition.Subject;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.policy.PolicySyntaxException;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * The actions that IAM Access Analyzer observed an identity to use.
 *
 * @param held the identity, and how AWS is reached
 * @param trailArn the trail with its activity
 * @param accessRoleArn the role that reads the trail
 * @param days how many days of activity count
 * @param jobId a job whose result is read instead of starting a new one
 */
public record IdentityActivity(
    HeldPolicies held,
    Optional<String> trailArn,
    Optional<String> accessRoleArn,
    int days,
    Optional<String> jobId) {
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /**
   * The observed activity.
   *
   * @param used the policies that Access Analyzer generated from the activity
   * @param policies the identity's present policies, if the caller may read them
   */
  public record Observed(List<PolicyDocument> used, Optional<PolicySet> policies) {
    /** Compares what the identity used and may do with what it needs. */
    public ActivityComparison compared(List<PermissionRequirement> needs, Catalog catalog) {
      return ActivityComparison.of(used, policies, needs, catalog);
    }

    /**
     * Adds to a policy the actions that the identity used besides.
     *
     * @param policy grants what the app needs
     * @param needs the permissions that it grants
     */
    public ComposedPolicy merged(
        ComposedPolicy policy, Collection<PermissionRequirement> needs, Catalog catalog) {
      NavigableSet<Action> beyond = ActivityComparison.used(used, catalog);
      needs.forEach(need -> beyond.remove(need.action()));
      if (beyond.isEmpty()) {
        return policy;
      }
      return policy.plus(
          ComposedStatement.allow(
              new Subject("UsedBeyondTheApp", Necessity.REQUIRED, List.of()),
              beyond.stream().map(Action::toString).toList(),
              // CloudTrail does not name the resources of most events.
              List.of("*")));
    }
  }

  /**
   * Queries IAM Access Analyzer.
   *
   * @throws GoalException if it cannot be queried
   */
  public Observed query() throws GoalException {
    if (jobId.isEmpty() && (trailArn.isEmpty() || accessRoleArn.isEmpty())) {
      throw new GoalException(
          "-Dsst-iam.strategy=access-analyzer analyses the activity in a CloudTrail trail. Give the"
              + " trail with -Dsst-iam.trailArn=ARN and the role that IAM Access Analyzer reads it"
              + " with as -Dsst-iam.accessRoleArn=ARN, or a finished job with -Dsst-iam.jobId=ID.");
    }
    if (held.access().offline()) {
      throw new GoalException(
          "Maven works offline (-o), so IAM Access Analyzer is not queried. Leave -o out, or choose"
              + " another strategy with -Dsst-iam.strategy=least-privilege.");
    }
    try {
      return held.access().ask(held.environment(), this::query);
    } catch (SimulationUnavailableException e) {
      throw new GoalException(e.getMessage(), e);
    }
  }

  private Observed query(AwsConnection aws) throws SimulationUnavailableException {
    AccessAnalyzer analyzer = new AccessAnalyzer(aws, held.environment().region());
    String job = jobId.isPresent() ? jobId.get() : start(aws, analyzer);
    List<PolicyDocument> used = new ArrayList<>();
    for (String policy : finished(analyzer, job).policies()) {
      try {
        used.add(PolicyReader.read(policy, "the policy of job " + job, PolicyKind.IDENTITY));
      } catch (PolicySyntaxException e) {
        throw new SimulationUnavailableException(e.getMessage(), e);
      }
    }
    return new Observed(used, present(aws));
  }

  private String start(AwsConnection aws, AccessAnalyzer analyzer)
      throws SimulationUnavailableException {
    Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    String job =
        analyzer.start(
            new Activity(
                held.principal(aws),
                trailArn.orElseThrow(),
                accessRoleArn.orElseThrow(),
                now.minus(Duration.ofDays(days)),
                now));
    held.log()
        .info(
            "IAM Access Analyzer works on job "
                + job
                + ". Its result can be read again with -Dsst-iam.jobId="
                + job);
    return job;
  }

  private Job finished(AccessAnalyzer analyzer, String id) throws SimulationUnavailableException {
    Duration pause = Duration.ofSeconds(1);
    Job job = analyzer.job(id);
    while (job.status() == Status.IN_PROGRESS) {
      try {
        Thread.sleep(pause.toMillis());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new SimulationUnavailableException(
            "Waiting for IAM Access Analyzer was interrupted. Read the result of the job later with"
                + " -Dsst-iam.jobId="
                + id
                + ".",
            e);
      }
      Duration longer = pause.multipliedBy(2);
      pause = longer.compareTo(LONGEST_PAUSE) < 0 ? longer : LONGEST_PAUSE;
      job = analyzer.job(id);
    }
    if (job.status() != Status.SUCCEEDED) {
      throw new SimulationUnavailableException(
          "Job "
              + id
              + " of IAM Access Analyzer has "
              + (job.status() == Status.CANCELED ? "been canceled" : "failed: " + job.fault())
              + ". Check the trail, the access role and its trust, and start a new job without -Dsst-iam.jobId.");
    }
    return job;
  }

  /** A caller who may not read the policies still learns what was used and is needed. */
  private Optional<PolicySet> present(AwsConnection aws) {
    try {
      return Optional.of(held.policies(aws));
    } catch (SimulationUnavailableException e) {
      held.log().warn("What the present policies grant is unknown. " + e.getMessage());
      return Optional.empty();
    }
  }
}
