package io.github.sstiam.goal;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.composition.PolicyOptions;
import io.github.sstiam.composition.fitting.FittingOptions;
import io.github.sstiam.goal.output.PolicyFormat;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * The request to write the template of CloudFormation's service role, and the policy that is left
 * for the deployer.
 *
 * @param goal the part that all goals share; its service role is replaced by the one that is
 *     written
 * @param options what the policies hold besides
 * @param fitting how large they may be
 * @param formats the formats of the deployer's policy
 * @param templateFile the file with the template: a name in the output folder, or a path from the
 *     project's folder; YAML if it ends in {@code .yaml} or {@code .yml}
 * @param deployerPolicyFile the file with the deployer's policy, likewise
 * @param role how the role is created
 */
public record EmitServiceRoleRequest(
    GoalRequest goal,
    PolicyOptions options,
    FittingOptions fitting,
    Set<PolicyFormat> formats,
    String templateFile,
    String deployerPolicyFile,
    Role role) {
  public EmitServiceRoleRequest {
    requireNonNull(goal, "goal is null");
    requireNonNull(options, "options is null");
    requireNonNull(fitting, "fitting is null");
    formats = Set.copyOf(formats);
    requireNonNull(templateFile, "templateFile is null");
    requireNonNull(deployerPolicyFile, "deployerPolicyFile is null");
    requireNonNull(role, "role is null");
  }

  /**
   * How the role is created.
   *
   * @param stackName the name of its stack; by default the app's name and {@code -cfn-role}
   * @param name its name; by default CloudFormation generates one
   * @param path its path, with a slash at both ends
   * @param tags its tags
   * @param maxSessionDuration the longest session in seconds, 3600 to 43200; by default IAM's limit
   *     of an hour
   */
  public record Role(
      Optional<String> stackName,
      Optional<String> name,
      String path,
      Map<String, String> tags,
      Optional<Integer> maxSessionDuration) {
    public Role {
      requireNonNull(stackName, "stackName is null");
      requireNonNull(name, "name is null");
      requireNonNull(path, "path is null");
      tags = Collections.unmodifiableMap(new TreeMap<>(tags));
      requireNonNull(maxSessionDuration, "maxSessionDuration is null");
    }
  }
}
