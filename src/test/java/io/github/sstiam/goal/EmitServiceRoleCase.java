package io.github.sstiam.goal;

import io.github.sstiam.composition.PolicyOptions;
import io.github.sstiam.composition.fitting.FittingOptions;
import io.github.sstiam.goal.output.PolicyFormat;
import io.github.sstiam.goal.port.BuildCache;
import io.github.sstiam.goal.port.GoalException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A run of {@code emit-cfn-role} in the test's JVM. */
public final class EmitServiceRoleCase extends GoalCase<EmitServiceRoleCase, EmitResult> {
  private PolicyOptions options = PolicyOptions.DEFAULT;
  private String templateFile = "cfn-role.template.json";
  private Optional<String> stackName = Optional.empty();
  private Optional<String> roleName = Optional.empty();
  private String rolePath = "/";
  private Map<String, String> tags = Map.of();

  private EmitServiceRoleCase(Path app, Path project) {
    super(app, project);
  }

  /** An app of any folder. */
  public static EmitServiceRoleCase of(Path app, Path project) {
    return new EmitServiceRoleCase(app, project);
  }

  @Override
  public EmitServiceRoleCase boundary(String arn) {
    options = options.withBoundary(arn);
    return super.boundary(arn);
  }

  public EmitServiceRoleCase templateFile(String given) {
    templateFile = given;
    return this;
  }

  public EmitServiceRoleCase stackName(String given) {
    stackName = Optional.of(given);
    return this;
  }

  public EmitServiceRoleCase roleName(String given) {
    roleName = Optional.of(given);
    return this;
  }

  public EmitServiceRoleCase rolePath(String given) {
    rolePath = given;
    return this;
  }

  public EmitServiceRoleCase tags(Map<String, String> given) {
    tags = given;
    return this;
  }

  @Override
  EmitServiceRoleCase self() {
    return this;
  }

  @Override
  EmitResult run(GoalRequest request, BuildCache cache) throws GoalException {
    return new EmitServiceRole(log, cache)
        .run(
            new EmitServiceRoleRequest(
                request,
                options,
                FittingOptions.DEFAULT,
                Set.of(PolicyFormat.JSON),
                templateFile,
                "deployer-policy.json",
                new EmitServiceRoleRequest.Role(
                    stackName, roleName, rolePath, tags, Optional.empty())));
  }
}
