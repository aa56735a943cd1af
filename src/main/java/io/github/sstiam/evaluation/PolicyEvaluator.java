package io.github.sstiam.evaluation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.evaluation.condition.MissingKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides as IAM does, by combining the layers of policies
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html).
 */
public final class PolicyEvaluator {
  private final PolicySet policies;

  /**
   * @param policies the policies that apply to every request of this evaluator
   */
  public PolicyEvaluator(PolicySet policies) {
    this.policies = requireNonNull(policies, "policies is null");
  }

  /**
   * Evaluates a request.
   *
   * @param request the request
   * @return the decision and its reasons
   */
  public Evaluation evaluate(AuthorizationRequest request) {
    return new Run(request).evaluate();
  }

  /** The evaluation of one request, layer by layer. */
  private final class Run {
    private final AuthorizationRequest request;
    private final List<LayerEvaluation> layers = new ArrayList<>(4);

    private Run(AuthorizationRequest request) {
      this.request = request;
    }

    /** The order of AWS's evaluation page: every explicit deny first, then what must allow. */
    private Evaluation evaluate() {
      if (ServiceRules.isAlwaysAllowed(request)) {
        return answer(Decision.ALLOWED, Optional.empty(), List.of());
      }
      LayerEvaluation identity = identity();
      Optional<LayerEvaluation> boundary =
          evaluated(PolicyLayer.PERMISSIONS_BOUNDARY, policies.boundary());
      Optional<LayerEvaluation> session = evaluated(PolicyLayer.SESSION_POLICY, policies.session());
      Optional<LayerEvaluation> resource = resource(policies.resource());
      boolean serviceControlAllows = serviceControlAllows();
      resourceControl();

      List<MatchedStatement> denies = new ArrayList<>();
      for (LayerEvaluation layer : layers) {
        denies.addAll(layer.denies());
      }
      if (!denies.isEmpty()) {
        return answer(Decision.EXPLICIT_DENY, denies.get(0).layer(), denies);
      }
      if (!serviceControlAllows) {
        return denied(PolicyLayer.SERVICE_CONTROL_POLICY);
      }
      if (ServiceRules.changesAwsOwned(request)) {
        return denied(PolicyLayer.RESOURCE_POLICY);
      }
      return granted(identity, boundary, session, resource);
    }

    private Evaluation granted(
        LayerEvaluation identity,
        Optional<LayerEvaluation> boundary,
        Optional<LayerEvaluation> session,
        Optional<LayerEvaluation> resource) {
      PrincipalMatch match =
          resource.isPresent() ? resource.get().principal() : PrincipalMatch.NONE;
      Caller.Kind kind = request.caller().kind();
      if (kind == Caller.Kind.SERVICE || kind == Caller.Kind.ANONYMOUS) {
        return match == PrincipalMatch.NONE
            ? denied(PolicyLayer.RESOURCE_POLICY)
            : allowed(resource.orElseThrow().allows());
      }
      if (kind == Caller.Kind.ROOT && request.isSameAccount()) {
        return allowed(List.of());
      }
      boolean limited =
          (boundary.isEmpty() || boundary.get().allowed())
              && (session.isEmpty() || session.get().allowed());
      // No identity-based policy limits a root user; other accounts must still allow it.
      boolean byIdentity =
          kind == Caller.Kind.ROOT || (identity.allowed() && mayUseIdentity(match));
      List<MatchedStatement> grants = new ArrayList<>(identity.allows());
      if (resource.isPresent()) {
        grants.addAll(resource.get().allows());
      }
      boolean granted =
          request.isSameAccount()
              ? match.compareTo(PrincipalMatch.DIRECT) >= 0
                  || (limited && (match == PrincipalMatch.VIA_PARENT || byIdentity))
              : match != PrincipalMatch.NONE && byIdentity && limited;
      if (granted) {
        return allowed(grants);
      }
      if (!byIdentity && match != PrincipalMatch.VIA_PARENT) {
        return denied(PolicyLayer.IDENTITY_POLICY);
      }
      if (!limited) {
        boolean byBoundary = boundary.isPresent() && !boundary.get().allowed();
        return denied(byBoundary ? PolicyLayer.PERMISSIONS_BOUNDARY : PolicyLayer.SESSION_POLICY);
      }
      return denied(
          request.isSameAccount() || !byIdentity
              ? PolicyLayer.IDENTITY_POLICY
              : PolicyLayer.RESOURCE_POLICY);
    }

    private boolean mayUseIdentity(PrincipalMatch match) {
      boolean federated =
          request.caller().kind() == Caller.Kind.FEDERATED_USER && policies.session().isEmpty();
      boolean ruled =
          policies.resource().isPresent()
              && ServiceRules.needsResourcePolicy(request)
              && match == PrincipalMatch.NONE;
      return !federated && !ruled;
    }

    private LayerEvaluation identity() {
      LayerEvaluation evaluation =
          LayerEvaluation.of(PolicyLayer.IDENTITY_POLICY, policies.identity(), request);
      layers.add(evaluation);
      return evaluation;
    }

    private Optional<LayerEvaluation> evaluated(
        PolicyLayer layer, Optional<CompiledPolicy> policy) {
      if (policy.isEmpty()) {
        return Optional.empty();
      }
      LayerEvaluation evaluation = LayerEvaluation.of(layer, List.of(policy.get()), request);
      layers.add(evaluation);
      return Optional.of(evaluation);
    }

    private Optional<LayerEvaluation> resource(Optional<CompiledPolicy> policy) {
      if (policy.isEmpty()) {
        return Optional.empty();
      }
      LayerEvaluation evaluation =
          LayerEvaluation.ofResource(
              PolicyLayer.RESOURCE_POLICY,
              List.of(policy.get()),
              request,
              policies.boundary().isPresent());
      layers.add(evaluation);
      return Optional.of(evaluation);
    }

    /**
     * Service control policies apply to principals of accounts, not to services or anonymous
     * callers.
     */
    private boolean serviceControlAllows() {
      Caller.Kind kind = request.caller().kind();
      if (kind == Caller.Kind.SERVICE || kind == Caller.Kind.ANONYMOUS) {
        return true;
      }
      boolean allows = true;
      for (List<CompiledPolicy> level : policies.serviceControl().levels()) {
        LayerEvaluation evaluation =
            LayerEvaluation.of(PolicyLayer.SERVICE_CONTROL_POLICY, level, request);
        layers.add(evaluation);
        allows &= evaluation.allowed();
      }
      return allows;
    }

    /** AWS attaches a policy that allows all to every level, so only a Deny counts. */
    private void resourceControl() {
      for (List<CompiledPolicy> level : policies.resourceControl().levels()) {
        layers.add(
            LayerEvaluation.ofResource(
                PolicyLayer.RESOURCE_CONTROL_POLICY,
                level,
                request,
                policies.boundary().isPresent()));
      }
    }

    private Evaluation allowed(List<MatchedStatement> statements) {
      return answer(Decision.ALLOWED, Optional.empty(), statements);
    }

    private Evaluation denied(PolicyLayer layer) {
      return answer(Decision.IMPLICIT_DENY, Optional.of(layer), List.of());
    }

    private Evaluation answer(
        Decision decision, Optional<PolicyLayer> blockedBy, List<MatchedStatement> statements) {
      List<MatchedStatement> uncertain = new ArrayList<>(0);
      MissingKeys missing = MissingKeys.NONE;
      for (LayerEvaluation layer : layers) {
        uncertain.addAll(layer.uncertain());
        missing = missing.and(layer.missing());
      }
      return new Evaluation(decision, blockedBy, statements, uncertain, missing.keys());
    }
  }
}
