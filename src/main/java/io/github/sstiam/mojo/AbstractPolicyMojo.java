package io.github.sstiam.mojo;

import io.github.sstiam.composition.PolicyOptions;
import io.github.sstiam.composition.fitting.FittingOptions;
import io.github.sstiam.composition.fitting.PolicyQuota;
import io.github.sstiam.composition.fitting.WildcardMode;
import io.github.sstiam.mojo.output.PolicyFormat;
import io.github.sstiam.mojo.parameter.Parameters;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import javax.inject.Inject;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.project.MavenProject;
import org.apache.maven.project.MavenProjectHelper;

/** The parameters of goals that write policies: what they hold, how large they are, which form. */
abstract class AbstractPolicyMojo extends AbstractDeploymentMojo {
  /**
   * The forms that are written, separated by commas: {@code json}, {@code cloudformation} (managed
   * policies in a JSON template), {@code cloudformation-yaml}, {@code terraform} (JSON syntax).
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.format", defaultValue = "json")
  private List<String> format;

  /**
   * Whether to grant what only AWS knows to be needed. Such permissions stand in statements of
   * their own.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.includeConditional", defaultValue = "true")
  private boolean includeConditional;

  /**
   * When action wildcards may stand for actions: {@code never}, {@code fit} where the policy is
   * over its quota otherwise, {@code always} where they add nothing. What a wildcard adds is told.
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
   * Whether the files are attached to the Maven project as artifacts, with their names as
   * classifiers, so that they are installed and deployed with it.
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

  /** How large they may be. */
  final FittingOptions fitting(PolicyQuota quota) throws MojoExecutionException {
    if (attachedPolicies < 1 || attachedPolicies > 20) {
      throw new MojoExecutionException(
          "<attachedPolicies> (-Dsst-iam.attachedPolicies) is "
              + attachedPolicies
              + "; IAM allows 10, and on request up to 20.");
    }
    return new FittingOptions(
        quota, attachedPolicies, Parameters.choice("wildcards", wildcards, WildcardMode.class));
  }

  /** Attaches files to the project, where that is asked for. */
  final void attach(List<Path> files) throws MojoExecutionException {
    if (!attach) {
      return;
    }
    if (project == null || project.getFile() == null) {
      throw new MojoExecutionException(
          "-Dsst-iam.attach=true attaches files to a Maven project, and this folder has no pom.xml.");
    }
    for (Path file : files) {
      String name = file.getFileName().toString();
      int dot = name.indexOf('.');
      projectHelper.attachArtifact(
          project,
          dot < 0 ? "txt" : name.substring(dot + 1),
          dot < 0 ? name : name.substring(0, dot),
          file.toFile());
    }
  }
}
