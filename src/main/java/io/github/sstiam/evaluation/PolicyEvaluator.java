package io.github.sstiam.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Decides as IAM does
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
   * Answers a request.
   *
   * @param request the request
   * @return the answer and its reasons
   */
  public Evaluation evaluate(AuthorizationRequest request) {
    return new Run(request).evaluate();
  }

  /** The answer to one request, layer by layer. */
  private final class Run {
    private final AuthorizationRequest request;
    private final TreeSet<String> missing = new TreeSet<>();
    private final List<LayerAnalysis> layers = new ArrayList<>(4);

    private Run(AuthorizationRequest request) {
      this.request = request;
    }

    /** The order of AWS's evaluation page: every explicit deny first, then what must allow. */
    private Evaluation evaluate() {
      if (ServiceRules.isAlwaysAllowed(request)) {
        return answer(Decision.ALLOWED, Optional.empty(), List.of());
      }
      LayerAnalysis identity = identity();
      Optional<LayerAnalysis> boundary = asked(Layer.BOUNDARY, policies.boundary());
      Optional<LayerAnalysis> session = asked(Layer.SESSION, policies.session());
      Optional<LayerAnalysis> resource = resource(policies.resource());
      boolean serviceControlAllows = serviceControlAllows();
      resourceControl();

      List<MatchedStatement> denies = new ArrayList<>();
      for (LayerAnalysis layer : layers) {
        denies.addAll(layer.denies());
      }
      if (!denies.isEmpty()) {
        return answer(Decision.EXPLICIT_DENY, Optional.of(denies.get(0).layer()), denies);
      }
      if (!serviceControlAllows) {
        return denied(Layer.SERVICE_CONTROL);
      }
      if (ServiceRules.changesWhatAwsOwns(request)) {
        return denied(Layer.RESOURCE);
      }
      return granted(identity, boundary, session, resource);
    }

    private Evaluation granted(
        LayerAnalysis identity,
        Optional<LayerAnalysis> boundary,
        Optional<LayerAnalysis> session,
        Optional<LayerAnalysis> resource) {
      Grade grade = resource.isPresent() ? resource.get().grade() : Grade.NONE;
      Caller.Kind kind = request.caller().kind();
      if (kind == Caller.Kind.SERVICE || kind == Caller.Kind.ANONYMOUS) {
        return grade == Grade.NONE
            ? denied(Layer.RESOURCE)
            : allowed(resource.orElseThrow().allows());
      }
      if (kind == Caller.Kind.ROOT && request.isSameAccount()) {
        return allowed(List.of());
      }
      boolean limited =
          (boundary.isEmpty() || boundary.get().allowed())
              && (session.isEmpty() || session.get().allowed());
      // No policy limits what a root user may ask of other accounts; those must allow it.
      boolean byIdentity =
          kind == Caller.Kind.ROOT || (identity.allowed() && mayUseIdentity(grade));
      List<MatchedStatement> grants = new ArrayList<>(identity.allows());
      if (resource.isPresent()) {
        grants.addAll(resource.get().allows());
      }
      boolean granted =
          request.isSameAccount()
              ? grade.compareTo(Grade.DIRECT) >= 0
                  || (limited && (grade == Grade.VIA_PARENT || byIdentity))
              : grade != Grade.NONE && byIdentity && limited;
      if (granted) {
        return allowed(grants);
      }
      if (!byIdentity && grade != Grade.VIA_PARENT) {
        return denied(Layer.IDENTITY);
      }
      if (!limited) {
        boolean byBoundary = boundary.isPresent() && !boundary.get().allowed();
        return denied(byBoundary ? Layer.BOUNDARY : Layer.SESSION);
      }
      return denied(request.isSameAccount() || !byIdentity ? Layer.IDENTITY : Layer.RESOURCE);
    }

    private boolean mayUseIdentity(Grade grade) {
      boolean federated =
          request.caller().kind() == Caller.Kind.FEDERATED_USER && policies.session().isEmpty();
      boolean ruled =
          policies.resource().isPresent()
              && ServiceRules.needsResourcePolicy(request)
              && grade == Grade.NONE;
      return !federated && !ruled;
    }

    private LayerAnalysis identity() {
      LayerAnalysis analysis =
          LayerAnalysis.of(Layer.IDENTITY, policies.identity(), request, missing);
      layers.add(analysis);
      return analysis;
    }

    private Optional<LayerAnalysis> asked(Layer layer, Optional<CompiledPolicy> policy) {
      if (policy.isEmpty()) {
        return Optional.empty();
      }
      LayerAnalysis analysis = LayerAnalysis.of(layer, List.of(policy.get()), request, missing);
      layers.add(analysis);
      return Optional.of(analysis);
    }

    private Optional<LayerAnalysis> resource(Optional<CompiledPolicy> policy) {
      if (policy.isEmpty()) {
        return Optional.empty();
      }
      LayerAnalysis analysis =
          LayerAnalysis.ofResource(
              Layer.RESOURCE,
              List.of(policy.get()),
              request,
              policies.boundary().isPresent(),
              missing);
      layers.add(analysis);
      return Optional.of(analysis);
    }

    /** Service control policies bind the principals of accounts, nobody else. */
    private boolean serviceControlAllows() {
      Caller.Kind kind = request.caller().kind();
      if (kind == Caller.Kind.SERVICE || kind == Caller.Kind.ANONYMOUS) {
        return true;
      }
      boolean allows = true;
      for (List<CompiledPolicy> level : policies.serviceControl()) {
        LayerAnalysis analysis = LayerAnalysis.of(Layer.SERVICE_CONTROL, level, request, missing);
        layers.add(analysis);
        allows &= analysis.allowed();
      }
      return allows;
    }

    /** AWS attaches a policy that allows all to every level, so only a Deny counts. */
    private void resourceControl() {
      for (List<CompiledPolicy> level : policies.resourceControl()) {
        layers.add(
            LayerAnalysis.ofResource(
                Layer.RESOURCE_CONTROL, level, request, policies.boundary().isPresent(), missing));
      }
    }

    private Evaluation allowed(List<MatchedStatement> statements) {
      return answer(Decision.ALLOWED, Optional.empty(), statements);
    }

    private Evaluation denied(Layer layer) {
      return answer(Decision.IMPLICIT_DENY, Optional.of(layer), List.of());
    }

    private Evaluation answer(
        Decision decision, Optional<Layer> blockedBy, List<MatchedStatement> statements) {
      List<MatchedStatement> uncertain = new ArrayList<>(0);
      for (LayerAnalysis layer : layers) {
        uncertain.addAll(layer.uncertain());
      }
      return new Evaluation(decision, blockedBy, statements, uncertain, List.copyOf(missing));
    }
  }
}
