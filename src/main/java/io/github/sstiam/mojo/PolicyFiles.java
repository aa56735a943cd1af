package io.github.sstiam.mojo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.policy.PolicySyntaxException;
import io.github.sstiam.simulation.BuiltInSimulator;
import io.github.sstiam.simulation.PermissionSimulator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * The policies of the deploying identity, as files.
 *
 * @param identity its identity-based policies
 * @param boundary its permissions boundary
 * @param serviceControl the service control policies of its account
 */
record PolicyFiles(List<Path> identity, Optional<Path> boundary, List<Path> serviceControl) {
  /** The built-in evaluator over these policies. */
  PermissionSimulator simulator(Optional<String> principalArn) throws MojoExecutionException {
    List<CompiledPolicy> identityPolicies = read("policies", identity);
    List<CompiledPolicy> boundaries = read("permissionsBoundary", boundary.stream().toList());
    List<CompiledPolicy> controls = read("serviceControlPolicies", serviceControl);
    PolicySet policies =
        new PolicySet(
            identityPolicies,
            boundaries.stream().findFirst(),
            Optional.empty(),
            Optional.empty(),
            controls.isEmpty() ? List.of() : List.of(controls),
            List.of());
    String names =
        identityPolicies.stream().map(CompiledPolicy::name).collect(Collectors.joining(", "));
    String principal = principalArn.orElse(names) + " (built-in evaluator)";
    try {
      return new BuiltInSimulator(principal, principalArn, policies, Catalog.embedded());
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(
          "<principalArn> (-Dsst-iam.principalArn): " + e.getMessage() + ".", e);
    }
  }

  private static List<CompiledPolicy> read(String parameter, List<Path> files)
      throws MojoExecutionException {
    List<CompiledPolicy> policies = new ArrayList<>();
    for (Path file : files) {
      policies.add(read(parameter, file));
    }
    return policies;
  }

  private static CompiledPolicy read(String parameter, Path file) throws MojoExecutionException {
    String remedy = "Give -Dsst-iam." + parameter + " a policy document in JSON.";
    try {
      return CompiledPolicy.of(
          file.getFileName().toString(),
          PolicyReader.read(Files.readString(file, UTF_8), file.toString(), PolicyKind.IDENTITY));
    } catch (NoSuchFileException e) {
      throw new MojoExecutionException(file + " does not exist. " + remedy, e);
    } catch (IOException e) {
      throw new MojoExecutionException(file + " cannot be read (" + e + "). " + remedy, e);
    } catch (PolicySyntaxException e) {
      throw new MojoExecutionException(
          "IAM would refuse this policy (MalformedPolicyDocument): " + e.getMessage(), e);
    }
  }
}
