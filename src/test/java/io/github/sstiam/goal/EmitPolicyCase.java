package io.github.sstiam.goal;

import io.github.sstiam.composition.PolicyOptions;
import io.github.sstiam.composition.fitting.FittingOptions;
import io.github.sstiam.goal.EmitPolicyRequest.ExcessResponse;
import io.github.sstiam.goal.output.PolicyFormat;
import io.github.sstiam.goal.port.BuildCache;
import io.github.sstiam.goal.port.GoalException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A run of {@code emit-policy} in the test's JVM. */
public final class EmitPolicyCase extends GoalCase<EmitPolicyCase, EmitResult> {
  private final List<Path> held = new ArrayList<>();
  private PolicyStrategy strategy = PolicyStrategy.LEAST_PRIVILEGE;
  private PolicyOptions options = PolicyOptions.DEFAULT;
  private FittingOptions fitting = FittingOptions.DEFAULT;
  private Set<PolicyFormat> formats = Set.of(PolicyFormat.JSON);
  private String policyFile = "deploy-policy.json";
  private boolean check;
  private ExcessResponse excess = ExcessResponse.IGNORE;
  private Optional<String> trailArn = Optional.empty();
  private Optional<String> accessRoleArn = Optional.empty();
  private boolean validate;

  private EmitPolicyCase(Path app, Path project) {
    super(app, project);
  }

  /** The crud-api example, deployed by the caller alone to an account with bootstrap stacks. */
  public static EmitPolicyCase crudApi(Path project) {
    return of(CRUD_API, project).byCallerAlone();
  }

  /** An app of any folder. */
  public static EmitPolicyCase of(Path app, Path project) {
    return new EmitPolicyCase(app, project);
  }

  public EmitPolicyCase strategy(PolicyStrategy given) {
    strategy = given;
    return this;
  }

  @Override
  public EmitPolicyCase boundary(String arn) {
    options = options.withBoundary(arn);
    return super.boundary(arn);
  }

  public EmitPolicyCase withoutConditional() {
    options = options.withConditional(false);
    return this;
  }

  public EmitPolicyCase fitting(FittingOptions given) {
    fitting = given;
    return this;
  }

  public EmitPolicyCase formats(PolicyFormat... given) {
    formats = Set.of(given);
    return this;
  }

  public EmitPolicyCase policyFile(String given) {
    policyFile = given;
    return this;
  }

  /** Compares the files instead of writing them. */
  public EmitPolicyCase check() {
    check = true;
    return this;
  }

  /** Compares the policy with those that the caller has. */
  public EmitPolicyCase excess(ExcessResponse response, Path... present) {
    excess = response;
    held.addAll(List.of(present));
    return this;
  }

  public EmitPolicyCase trail(String trail, String accessRole) {
    trailArn = Optional.of(trail);
    accessRoleArn = Optional.of(accessRole);
    return this;
  }

  /** Queries IAM Access Analyzer for findings in the policies. */
  public EmitPolicyCase validate() {
    validate = true;
    return this;
  }

  @Override
  EmitPolicyCase self() {
    return this;
  }

  @Override
  EmitResult run(GoalRequest request, BuildCache cache) throws GoalException {
    return new EmitPolicy(log, cache)
        .run(
            new EmitPolicyRequest(
                request,
                strategy,
                options,
                fitting,
                formats,
                policyFile,
                check,
                excess,
                new EmitPolicyRequest.Held(held, Optional.empty()),
                new EmitPolicyRequest.Activity(trailArn, accessRoleArn, 30, Optional.empty()),
                validate));
  }
}
