package io.github.sstiam.aws.simulation;

import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.AwsFaults;
import io.github.sstiam.aws.ResponseField;
import io.github.sstiam.policy.Action;
import io.github.sstiam.simulation.SimulationUnavailableException;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.Verdict.Uncertainty;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.EvaluationResult;
import software.amazon.awssdk.services.iam.model.IamException;
import software.amazon.awssdk.services.iam.model.PolicyIdentifier;
import software.amazon.awssdk.services.iam.model.PolicyIdentifierPolicyType;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyRequest;
import software.amazon.awssdk.services.iam.model.SimulatePrincipalPolicyResponse;

/**
 * The requests of {@code iam:SimulatePrincipalPolicy} about one principal
 * (https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html).
 *
 * @param aws the connection
 * @param faults explains errors of AWS
 * @param policySource the ARN of the user or role that is simulated
 */
record SimulationRequests(AwsConnection aws, AwsFaults faults, String policySource) {
  private static final String ACTION = "iam:SimulatePrincipalPolicy";
  private static final int PARALLEL_REQUESTS = 4;

  /**
   * Simulates in as few requests as possible.
   *
   * @param queries the queries
   * @param leftOut the types of policies that IAM excludes from the decision
   * @return the verdict on every query
   * @throws SimulationUnavailableException if the verdict on a query is missing
   */
  Map<SimulationQuery, Verdict> simulate(
      Collection<SimulationQuery> queries, PolicyIdentifierPolicyType... leftOut)
      throws SimulationUnavailableException {
    Map<SimulationQuery, Verdict> verdicts = new ConcurrentHashMap<>();
    inParallel(SimulationBatch.pack(queries), List.of(leftOut), verdicts);
    for (SimulationQuery query : queries) {
      if (!verdicts.containsKey(query)) {
        throw new SimulationUnavailableException(
            "IAM's response lacks "
                + query.action()
                + " on "
                + query.resource()
                + ". Run the goal again; if it happens every time, please report it.");
      }
    }
    return verdicts;
  }

  private void inParallel(
      List<SimulationBatch> batches,
      List<PolicyIdentifierPolicyType> leftOut,
      Map<SimulationQuery, Verdict> verdicts)
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
      List<Future<?>> responses = new ArrayList<>();
      for (SimulationBatch batch : batches) {
        responses.add(
            workers.submit(
                () -> {
                  simulate(batch, leftOut, verdicts);
                  return null;
                }));
      }
      for (Future<?> response : responses) {
        response.get();
      }
    } catch (ExecutionException e) {
      if (e.getCause() instanceof SdkException fault) {
        throw faults.unavailable(ACTION, fault);
      }
      if (e.getCause() instanceof SimulationUnavailableException unavailable) {
        throw unavailable;
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
   * IAM refuses a whole request for one unknown action, or for two actions that it does not accept
   * together. Such a request is split in halves until IAM accepts the parts.
   */
  private void simulate(
      SimulationBatch batch,
      List<PolicyIdentifierPolicyType> leftOut,
      Map<SimulationQuery, Verdict> verdicts)
      throws SimulationUnavailableException {
    try {
      pages(batch, leftOut).forEach(result -> read(batch, result, verdicts));
    } catch (IamException e) {
      String code = AwsFaults.code(e);
      if (!code.equals("InvalidInput") && !code.equals("ValidationError")) {
        throw e;
      }
      refused(batch, leftOut, e, verdicts);
    }
  }

  /** The results of all pages. */
  private List<EvaluationResult> pages(
      SimulationBatch batch, List<PolicyIdentifierPolicyType> leftOut)
      throws SimulationUnavailableException {
    List<EvaluationResult> results = new ArrayList<>();
    String marker = null;
    Set<String> markers = new HashSet<>();
    // IAM may return pages that are not full, but not this many.
    int most = 100 + 10 * batch.pages();
    boolean more = true;
    while (more) {
      SimulatePrincipalPolicyResponse page =
          aws.iam().simulatePrincipalPolicy(request(batch, leftOut, marker));
      results.addAll(page.evaluationResults());
      more = Boolean.TRUE.equals(page.isTruncated());
      if (more && (page.marker() == null || !markers.add(page.marker()) || markers.size() > most)) {
        throw new SimulationUnavailableException(
            "IAM's response cannot be paginated: it is marked as truncated but has no marker, or"
                + " repeats one. Run the goal again, and check -Dsst-iam.endpoint.");
      }
      marker = page.marker();
    }
    return results;
  }

  private void refused(
      SimulationBatch batch,
      List<PolicyIdentifierPolicyType> leftOut,
      IamException fault,
      Map<SimulationQuery, Verdict> verdicts)
      throws SimulationUnavailableException {
    if (batch.actions().size() > 1) {
      for (SimulationBatch half : batch.halves()) {
        simulate(half, leftOut, verdicts);
      }
      return;
    }
    String message = String.valueOf(fault.getMessage());
    if (!message.contains("Action") || message.contains("require different authorization")) {
      throw fault;
    }
    for (String resource : batch.resources()) {
      verdicts.put(
          new SimulationQuery(batch.context(), batch.actions().first(), resource),
          Verdict.unknown(Uncertainty.UNKNOWN_ACTION, List.of(), List.of()));
    }
  }

  private SimulatePrincipalPolicyRequest request(
      SimulationBatch batch, List<PolicyIdentifierPolicyType> leftOut, String marker) {
    SimulatePrincipalPolicyRequest.Builder request =
        SimulatePrincipalPolicyRequest.builder()
            .policySourceArn(policySource)
            .actionNames(batch.actions().stream().map(Action::toString).toList())
            .resourceArns(batch.resources())
            .contextEntries(
                batch.context().stream()
                    .map(
                        entry ->
                            software.amazon.awssdk.services.iam.model.ContextEntry.builder()
                                .contextKeyName(entry.key().name())
                                .contextKeyType(entry.type().text())
                                .contextKeyValues(entry.values())
                                .build())
                    .toList())
            .maxItems(SimulationBatch.PAGE)
            .marker(marker);
    if (!leftOut.isEmpty()) {
      request.policyExclusionList(leftOut.stream().map(PolicyIdentifier::fromPolicyType).toList());
    }
    return request.build();
  }

  private static Action action(EvaluationResult result) {
    try {
      return Action.of(ResponseField.required(result.evalActionName(), "EvalActionName"));
    } catch (IllegalArgumentException e) {
      throw ResponseField.malformed("its EvalActionName is not an action");
    }
  }

  private static void read(
      SimulationBatch batch, EvaluationResult result, Map<SimulationQuery, Verdict> verdicts) {
    Action action = action(result);
    if (result.hasResourceSpecificResults() && !result.resourceSpecificResults().isEmpty()) {
      result
          .resourceSpecificResults()
          .forEach(
              specific ->
                  verdicts.put(
                      new SimulationQuery(
                          batch.context(),
                          action,
                          ResponseField.required(specific.evalResourceName(), "EvalResourceName")),
                      SimulationVerdicts.of(result, specific)));
    } else {
      verdicts.put(
          new SimulationQuery(
              batch.context(),
              action,
              ResponseField.required(result.evalResourceName(), "EvalResourceName")),
          SimulationVerdicts.of(result));
    }
  }
}
