package io.github.sstiam.mojo;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.synthesis.LeastPrivilegePolicy;
import java.nio.file.Path;
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
public final class EmitPolicyMojo extends AbstractSstIamMojo {
  /**
   * The name of the policy's file in {@code outputDirectory}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.policyFile", defaultValue = "deploy-policy.json")
  private String policyFile;

  @Override
  void run(SstApp app, RequirementSet requirements) throws MojoExecutionException {
    PolicyDocument policy = LeastPrivilegePolicy.of(requirements.requirements());
    Path file = output().write(policyFile, PolicyWriter.write(policy));
    log(requirements.coverage());
    getLog()
        .info(
            "Wrote "
                + file
                + ": "
                + requirements.requirements().size()
                + " permissions in "
                + policy.statements().size()
                + " statements");
  }
}
