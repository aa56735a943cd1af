package io.github.sstiam.aws.simulation;

import static software.amazon.awssdk.services.iam.model.PolicyIdentifierPolicyType.RCP;
import static software.amazon.awssdk.services.iam.model.PolicyIdentifierPolicyType.SCP;

import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.SimulationUnavailableException;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verdict.PolicyLayer;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import software.amazon.awssdk.services.iam.model.PolicyIdentifierPolicyType;

/**
 * Finds out whether the organization stands in the way of what is denied: it is asked for once more
 * with the organization's policies left out ({@code PolicyExclusionList},
 * https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html). The
 * boundary needs no question, for IAM's answer says what it decides.
 */
record DenyingLayers(SimulationRequests requests) {
  /** The verdicts, those of denied permissions with the layer that denies. */
  List<Verdict> named(List<PermissionRequirement> requirements, List<Verdict> verdicts) {
    NavigableSet<Question> denied = new TreeSet<>();
    for (int i = 0; i < verdicts.size(); i++) {
      if (isOpen(verdicts.get(i))) {
        denied.add(Question.of(requirements.get(i)));
      }
    }
    Collection<Question> byOrganization = allowedWithout(denied, SCP, RCP);
    Collection<Question> byServiceControl = allowedWithout(byOrganization, SCP);
    List<Verdict> named = new ArrayList<>(verdicts.size());
    for (int i = 0; i < verdicts.size(); i++) {
      Question question = Question.of(requirements.get(i));
      named.add(
          byOrganization.contains(question)
              ? organization(verdicts.get(i), byServiceControl.contains(question))
              : verdicts.get(i));
    }
    return named;
  }

  private static boolean isOpen(Verdict verdict) {
    return switch (verdict.outcome()) {
      case EXPLICITLY_DENIED, IMPLICITLY_DENIED -> verdict.layer().isEmpty();
      case DENIED_BY_ORGANIZATION -> true;
      case ALLOWED, UNKNOWN -> false;
    };
  }

  private static Verdict organization(Verdict verdict, boolean byServiceControl) {
    return Verdict.denied(
        Outcome.DENIED_BY_ORGANIZATION,
        Optional.of(
            byServiceControl
                ? PolicyLayer.SERVICE_CONTROL_POLICY
                : PolicyLayer.RESOURCE_CONTROL_POLICY),
        verdict.statements(),
        verdict.missingContext());
  }

  private Collection<Question> allowedWithout(
      Collection<Question> questions, PolicyIdentifierPolicyType... leftOut) {
    if (questions.isEmpty()) {
      return List.of();
    }
    try {
      Map<Question, Verdict> verdicts = requests.ask(questions, leftOut);
      return questions.stream()
          .filter(question -> verdicts.get(question).outcome() == Outcome.ALLOWED)
          .collect(java.util.stream.Collectors.toCollection(TreeSet::new));
    } catch (SimulationUnavailableException e) {
      // The permissions are denied all the same; only who denies them stays unsaid.
      return List.of();
    }
  }
}
