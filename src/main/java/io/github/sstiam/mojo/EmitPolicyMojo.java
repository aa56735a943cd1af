package io.github.sstiam.mojo;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.synthesis.LeastPrivilegePolicy;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;

/**
 * Writes the IAM policy that the deploying identity needs: what the app's deployment takes, and
 * nothing else. Needs no AWS account.
 */
@Mojo(
    name = "emit-policy",
    defaultPhase = LifecyclePhase.PACKAGE,
    requiresProject = false,
    threadSafe = true)
public final class EmitPolicyMojo extends AbstractDeploymentMojo {
  /**
   * The name of the file in {@code outputDirectory} with the caller's policy. Where roles take
   * part, the policy of each stands in a file beside it, such as {@code
   * deploy-policy-execution-role.json}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.policyFile", defaultValue = "deploy-policy.json")
  private String policyFile;

  @Override
  void run(SstApp app, DeploymentNeeds needs, Catalog catalog) throws MojoExecutionException {
    RequirementSet requirements = needs.unasked();
    if (needs.isAssumed()) {
      getLog().warn(DeploymentNeeds.NOTE);
    }
    log(requirements.coverage());
    PrincipalPolicyFiles files = new PrincipalPolicyFiles(output(), policyFile);
    for (DeployingPrincipal principal : requirements.principals()) {
      if (!principal.isIdentity()) {
        continue;
      }
      List<PermissionRequirement> own = requirements.of(principal);
      PolicyDocument policy = LeastPrivilegePolicy.of(own);
      Path file = files.write(principal, policy);
      getLog()
          .info(
              "Wrote "
                  + file
                  + " for the "
                  + principal
                  + ": "
                  + own.size()
                  + " permissions in "
                  + policy.statements().size()
                  + " statements");
    }
  }
}
