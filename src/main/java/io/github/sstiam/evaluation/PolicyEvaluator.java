package io.github.sstiam.evaluation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.Effect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides as IAM does, by combining the layers of policies
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html).
 *
 * <p>A request may stand for many: its resource may be a pattern, and condition keys may be
 * unknown. The decision is then one that IAM makes about all of them, or {@link Decision#UNKNOWN}.
 * More statements that allow never take a permission away, so that two questions suffice: whether
 * the statements that certainly apply grant it, and whether those that possibly apply could.
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
      List<LayerEvaluation> serviceControl = serviceControl();
      resourceControl();

      List<MatchedStatement> denies = new ArrayList<>(0);
      boolean mayDeny = false;
      for (LayerEvaluation layer : layers) {
        denies.addAll(layer.denies());
        mayDeny |= layer.mayDeny();
      }
      if (!denies.isEmpty()) {
        return answer(Decision.EXPLICIT_DENY, denies.get(0).layer(), denies);
      }
      Evaluation possible = granted(identity, boundary, session, resource, serviceControl, true);
      if (possible.decision() == Decision.IMPLICIT_DENY) {
        return possible;
      }
      Evaluation certain = granted(identity, boundary, session, resource, serviceControl, false);
      if (certain.decision() == Decision.ALLOWED) {
        return mayDeny ? unknown(Effect.DENY) : certain;
      }
      return unknown(Effect.ALLOW);
    }

    /**
     * Whether the layers grant the request, explicit denies apart.
     *
     * @param possibly whether a statement counts that applies to some of the requests
     */
    private Evaluation granted(
        LayerEvaluation identity,
        Optional<LayerEvaluation> boundary,
        Optional<LayerEvaluation> session,
        Optional<LayerEvaluation> resource,
        List<LayerEvaluation> serviceControl,
        boolean possibly) {
      for (LayerEvaluation level : serviceControl) {
        if (!level.allowed(possibly)) {
          return denied(PolicyLayer.SERVICE_CONTROL_POLICY);
        }
      }
      if (ServiceRules.changesAwsOwned(request) || ServiceRules.isAssumptionByRoot(request)) {
        return denied(PolicyLayer.RESOURCE_POLICY);
      }
      PrincipalMatch match =
          resource.isPresent() ? resource.get().principal(possibly) : PrincipalMatch.NONE;
      Caller.Kind kind = request.caller().kind();
      if (kind == Caller.Kind.SERVICE || kind == Caller.Kind.ANONYMOUS) {
        return match == PrincipalMatch.NONE
            ? denied(PolicyLayer.RESOURCE_POLICY)
            : allowed(resource.orElseThrow().allows());
      }
      if (kind == Caller.Kind.ROOT && request.isSameAccount()) {
        return isLeftOut(match) ? denied(PolicyLayer.RESOURCE_POLICY) : allowed(List.of());
      }
      boolean limited =
          (boundary.isEmpty() || boundary.get().allowed(possibly))
              && (session.isEmpty() || session.get().allowed(possibly));
      // No identity-based policy limits a root user; other accounts must still allow it.
      boolean byIdentity =
          kind == Caller.Kind.ROOT || (identity.allowed(possibly) && mayUseIdentity(match));
      boolean granted =
          request.isSameAccount()
              ? match.compareTo(PrincipalMatch.DIRECT) >= 0
                  || (limited && (match == PrincipalMatch.VIA_PARENT || byIdentity))
              : match != PrincipalMatch.NONE && byIdentity && limited;
      if (granted) {
        List<MatchedStatement> grants = new ArrayList<>(identity.allows());
        if (resource.isPresent()) {
          grants.addAll(resource.get().allows());
        }
        return allowed(grants);
      }
      if (!byIdentity && match != PrincipalMatch.VIA_PARENT) {
        return denied(PolicyLayer.IDENTITY_POLICY);
      }
      if (!limited) {
        boolean byBoundary = boundary.isPresent() && !boundary.get().allowed(possibly);
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
      return !federated && !isLeftOut(match);
    }

    /** Whether the resource's policy must name the caller or its account and does not. */
    private boolean isLeftOut(PrincipalMatch match) {
      return policies.resource().isPresent()
          && ServiceRules.needsResourcePolicy(request)
          && match == PrincipalMatch.NONE;
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
     * Service control policies apply to principals of accounts, not to services, anonymous callers
     * and service-linked roles
     * (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps.html).
     */
    private List<LayerEvaluation> serviceControl() {
      Caller.Kind kind = request.caller().kind();
      if (kind == Caller.Kind.SERVICE
          || kind == Caller.Kind.ANONYMOUS
          || request.caller().isServiceLinkedRole()) {
        return List.of();
      }
      List<LayerEvaluation> evaluations = new ArrayList<>(0);
      for (List<CompiledPolicy> level : policies.serviceControl().levels()) {
        evaluations.add(LayerEvaluation.of(PolicyLayer.SERVICE_CONTROL_POLICY, level, request));
      }
      layers.addAll(evaluations);
      return evaluations;
    }

    /**
     * AWS attaches a policy that allows all to every level, so only a Deny counts. Service-linked
     * roles are not bound
     * (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps.html).
     */
    private void resourceControl() {
      if (request.caller().isServiceLinkedRole()) {
        return;
      }
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
      return new Evaluation(decision, blockedBy, statements, List.of());
    }

    /** Depends on statements of an effect: Allow if nothing certainly grants, else Deny. */
    private Evaluation unknown(Effect effect) {
      List<UndecidedStatement> undecided = new ArrayList<>();
      for (LayerEvaluation layer : layers) {
        for (UndecidedStatement statement : layer.undecided()) {
          // An Allow of a layer that certainly allows changes nothing.
          boolean counts =
              statement.effect() == Effect.DENY
                  || (effect == Effect.ALLOW && !layer.allowed(false));
          if (counts) {
            undecided.add(statement);
          }
        }
      }
      return new Evaluation(Decision.UNKNOWN, Optional.empty(), List.of(), undecided);
    }
  }
}
