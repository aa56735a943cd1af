package io.github.sstiam.mojo;

import io.github.sstiam.composition.PolicyOptions;
import io.github.sstiam.composition.fitting.FittingOptions;
import io.github.sstiam.composition.fitting.PolicyQuota;
import io.github.sstiam.composition.fitting.WildcardMode;
import io.github.sstiam.goal.EmitResult;
import io.github.sstiam.goal.output.PolicyFormat;
import io.github.sstiam.mojo.parameter.Parameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/**
 * Declares the parameters that only the two goals have that write policies, and turns them into
 * parts of a request. Without this class both goals would declare them, with the same descriptions.
 */
abstract class AbstractPolicyMojo extends AbstractSstIamMojo {
  /**
   * The formats of the policy files, separated by commas: {@code json}, {@code cloudformation}
   * (managed policies in a JSON template), {@code cloudformation-yaml}, {@code terraform} (JSON
   * syntax).
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.format", defaultValue = "json")
  private List<String> format;

  /**
   * Whether to grant conditional permissions, too: a resource handler may need them, depending on
   * the state of the account. They have separate statements.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.includeConditional", defaultValue = "true")
  private boolean includeConditional;

  /**
   * When action wildcards may replace actions: {@code never}, {@code fit} if the policy exceeds its
   * quota otherwise, {@code always} if they add nothing. Actions that a wildcard adds are listed in
   * the log.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.wildcards", defaultValue = "fit")
  private String wildcards;

  /**
   * How many managed policies may be attached to the identity. IAM's quota is 10, on request 20.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.attachedPolicies", defaultValue = "10")
  private int attachedPolicies;

  /**
   * Whether to attach the files to the Maven project as artifacts, with their names as classifiers.
   * Maven then installs and deploys them with the project.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.attach", defaultValue = "false")
  private boolean attach;

  /**
   * The Maven project.
   *
   * @since 0.1.0
   */
  @Parameter(defaultValue = "${project}", readonly = true)
  private MavenProject project;

  @Inject private MavenProjectHelper projectHelper;

  /** The formats of the policy files. */
  final Set<PolicyFormat> formats() throws MojoExecutionException {
    Set<PolicyFormat> formats = Parameters.choices("format", format, PolicyFormat.class);
    return formats.isEmpty() ? Set.of(PolicyFormat.JSON) : formats;
  }

  /**
   * What the policies hold.
   *
   * @param throughCloudFormation whether only calls through CloudFormation count
   */
  final PolicyOptions options(boolean throughCloudFormation) throws MojoExecutionException {
    try {
      return new PolicyOptions(includeConditional, boundary(), throughCloudFormation);
    } catch (IllegalArgumentException e) {
      throw new MojoExecutionException(
          "<boundary> (-Dsst-iam.boundary): " + e.getMessage() + ".", e);
    }
  }

  /** How large the policies may be. */
  final FittingOptions fitting(PolicyQuota quota) throws MojoExecutionException {
    return new FittingOptions(
        quota,
        Parameters.number(
            "attachedPolicies", attachedPolicies, 1, 20, "IAM allows 10, and on request up to 20"),
        Parameters.choice("wildcards", wildcards, WildcardMode.class));
  }

  /**
   * Attaches the files of a result to the project, if the user wants that.
   *
   * @return the result
   */
  final EmitResult attached(EmitResult result) throws MojoExecutionException {
    if (!attach) {
      return result;
    }
    if (project == null || project.getFile() == null) {
      throw new MojoExecutionException(
          "-Dsst-iam.attach=true attaches files to a Maven project, and this folder has no pom.xml.");
    }
    for (Path file : result.written()) {
      String name = file.getFileName().toString();
      int dot = name.indexOf('.');
      projectHelper.attachArtifact(
          project,
          dot < 0 ? "txt" : name.substring(dot + 1),
          dot < 0 ? name : name.substring(0, dot),
          file.toFile());
    }
    return result;
  }
}
