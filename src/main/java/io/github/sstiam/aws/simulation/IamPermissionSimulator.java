package io.github.sstiam.aws.simulation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.AwsFaults;
import io.github.sstiam.aws.CallerIdentity;
import io.github.sstiam.aws.CallerPolicy;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.PermissionSimulator;
import io.github.sstiam.simulation.SimulationUnavailableException;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.Verdict.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Answers by {@code iam:SimulatePrincipalPolicy}
 * (https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html).
 *
 * <p>First everything is asked with the condition keys that all requests carry, which takes few
 * requests. Only what is not plainly allowed is asked again: with all its condition keys, with the
 * principal's tags where a policy asks for them, and without some of the policies to learn which
 * ones stand in the way.
 */
public final class IamPermissionSimulator implements PermissionSimulator {
  private static final String PRINCIPAL_TAG = "aws:principaltag/";

  private final AwsConnection aws;
  private final String policySource;
  private final SimulationRequests requests;

  /**
   * @param aws the connection that is asked
   * @param caller who asks
   * @param policySource the ARN of the user or role that is asked about
   */
  public IamPermissionSimulator(AwsConnection aws, CallerIdentity caller, String policySource) {
    this.aws = requireNonNull(aws, "aws is null");
    this.policySource = requireNonNull(policySource, "policySource is null");
    this.requests =
        new SimulationRequests(
            aws,
            new AwsFaults(Optional.of(caller), Optional.of(CallerPolicy.simulating(policySource))),
            policySource);
  }

  @Override
  public String principal() {
    return policySource;
  }

  @Override
  public List<Verdict> simulate(List<PermissionRequirement> requirements)
      throws SimulationUnavailableException {
    List<PermissionRequirement> asked = requirements;
    List<Verdict> verdicts = verdicts(asked);
    if (verdicts.stream().anyMatch(IamPermissionSimulator::asksForTags)) {
      List<ContextEntry> tags = PrincipalTags.of(aws, policySource);
      if (!tags.isEmpty()) {
        asked = requirements.stream().map(requirement -> requirement.with(tags)).toList();
        verdicts = verdicts(asked);
      }
    }
    return new TrustPolicies(aws, policySource)
        .checked(asked, new DenyingLayers(requests).named(asked, verdicts));
  }

  private List<Verdict> verdicts(List<PermissionRequirement> requirements)
      throws SimulationUnavailableException {
    Map<Question, Verdict> answers = new HashMap<>();
    NavigableSet<Question> general = new TreeSet<>();
    requirements.forEach(requirement -> general.add(Question.of(requirement).inGeneral()));
    answers.putAll(requests.ask(general));
    NavigableSet<Question> particular = new TreeSet<>();
    for (PermissionRequirement requirement : requirements) {
      Question question = Question.of(requirement);
      if (answers.get(question.inGeneral()).outcome() != Outcome.ALLOWED
          && !answers.containsKey(question)) {
        particular.add(question);
      }
    }
    answers.putAll(requests.ask(particular));
    List<Verdict> verdicts = new ArrayList<>(requirements.size());
    for (PermissionRequirement requirement : requirements) {
      Question question = Question.of(requirement);
      Verdict inGeneral = answers.get(question.inGeneral());
      verdicts.add(answers.getOrDefault(question, inGeneral));
    }
    return verdicts;
  }

  private static boolean asksForTags(Verdict verdict) {
    return verdict.missingContext().stream()
        .anyMatch(key -> key.toLowerCase(Locale.ROOT).startsWith(PRINCIPAL_TAG));
  }
}
