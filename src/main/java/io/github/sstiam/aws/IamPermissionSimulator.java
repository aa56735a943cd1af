package io.github.sstiam.aws;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.Action;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.PermissionSimulator;
import io.github.sstiam.simulation.SimulationUnavailableException;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.Verdict.Uncertainty;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.InvalidInputException;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;

/**
 * Answers by {@code iam:SimulatePrincipalPolicy}
 * (https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html).
 */
public final class IamPermissionSimulator implements PermissionSimulator {
  private static final String ACTION = "iam:SimulatePrincipalPolicy";
  private static final int PARALLEL_REQUESTS = 4;

  private record Key(List<ContextEntry> context, Action action, String resource) {}

  private final AwsConnection aws;
  private final String policySource;

  /**
   * @param aws the connection that is asked
   * @param policySource the ARN of the user or role that is asked about
   */
  public IamPermissionSimulator(AwsConnection aws, String policySource) {
    this.aws = requireNonNull(aws, "aws is null");
    this.policySource = requireNonNull(policySource, "policySource is null");
  }

  @Override
  public String principal() {
    return policySource;
  }

  @Override
  public List<Verdict> simulate(List<PermissionRequirement> requirements)
      throws SimulationUnavailableException {
    Map<Key, Verdict> verdicts = new ConcurrentHashMap<>();
    ask(SimulationBatch.pack(requirements), verdicts);
    List<Verdict> answers = new ArrayList<>(requirements.size());
    for (PermissionRequirement requirement : requirements) {
      Verdict verdict =
          verdicts.get(
              new Key(requirement.context(), requirement.action(), requirement.resource().text()));
      if (verdict == null) {
        throw new SimulationUnavailableException(
            "IAM's answer lacks "
                + requirement.action()
                + " on "
                + requirement.resource()
                + ". Run the goal again; if it happens every time, please report it.");
      }
      answers.add(verdict);
    }
    return answers;
  }

  private void ask(List<SimulationBatch> batches, Map<Key, Verdict> verdicts)
      throws SimulationUnavailableException {
    ExecutorService workers =
        Executors.newFixedThreadPool(
            PARALLEL_REQUESTS,
            task -> {
              Thread thread = new Thread(task, "sst-iam-simulation");
              thread.setDaemon(true);
              return thread;
            });
    try {
      List<Future<?>> answers = new ArrayList<>();
      for (SimulationBatch batch : batches) {
        answers.add(
            workers.submit(
                () -> {
                  ask(batch, verdicts);
                  return null;
                }));
      }
      for (Future<?> answer : answers) {
        answer.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SdkException fault) {
        throw AwsFaults.unavailable(ACTION, fault);
      }
      throw new IllegalStateException("simulation failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SimulationUnavailableException("The simulation was interrupted.", e);
    } finally {
      workers.shutdownNow();
    }
  }

  /**
   * One action that IAM does not know, or two that it does not take together, sink a whole request:
   * such a request is halved until what is left can be answered.
   */
  private void ask(SimulationBatch batch, Map<Key, Verdict> verdicts) {
    try {
      aws.iam()
          .simulatePrincipalPolicyPaginator(request(batch))
          .evaluationResults()
          .forEach(result -> read(batch, result, verdicts));
    } catch (InvalidInputException e) {
      refused(batch, e, verdicts);
    } catch (IamException e) {
      if (e.awsErrorDetails() == null
          || !e.awsErrorDetails().errorCode().equals("ValidationError")) {
        throw e;
      }
      refused(batch, e, verdicts);
    }
  }

  private void refused(SimulationBatch batch, IamException fault, Map<Key, Verdict> verdicts) {
    if (batch.actions().size() > 1) {
      batch.halves().forEach(half -> ask(half, verdicts));
      return;
    }
    String message = String.valueOf(fault.getMessage());
    if (!message.contains("Action") || message.contains("require different authorization")) {
      throw fault;
    }
    for (String resource : batch.resources()) {
      verdicts.put(
          new Key(batch.context(), batch.actions().first(), resource),
          Verdict.unknown(Uncertainty.UNKNOWN_ACTION, List.of(), List.of()));
    }
  }

  private SimulatePrincipalPolicyRequest request(SimulationBatch batch) {
    return SimulatePrincipalPolicyRequest.builder()
        .policySourceArn(policySource)
        .actionNames(batch.actions().stream().map(Action::toString).toList())
        .resourceArns(batch.resources())
        .contextEntries(
            batch.context().stream()
                .map(
                    entry ->
                        software.amazon.awssdk.services.iam.model.ContextEntry.builder()
                            .contextKeyName(entry.key())
                            .contextKeyType(entry.type().text())
                            .contextKeyValues(entry.values())
                            .build())
                .toList())
        .maxItems(SimulationBatch.PAGE)
        .build();
  }

  private static void read(
      SimulationBatch batch, EvaluationResult result, Map<Key, Verdict> verdicts) {
    Action action = Action.of(result.evalActionName());
    if (result.hasResourceSpecificResults() && !result.resourceSpecificResults().isEmpty()) {
      result
          .resourceSpecificResults()
          .forEach(
              specific ->
                  verdicts.put(
                      new Key(batch.context(), action, specific.evalResourceName()),
                      SimulationVerdicts.of(result, specific)));
    } else {
      verdicts.put(
          new Key(batch.context(), action, result.evalResourceName()),
          SimulationVerdicts.of(result));
    }
  }
}
