package io.github.sstiam.mojo;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.mojo.access.DeploymentNeeds;
import io.github.sstiam.mojo.access.IamAnswers;
import io.github.sstiam.mojo.access.IamQuestion;
import io.github.sstiam.mojo.access.OfflinePrincipal;
import io.github.sstiam.mojo.parameter.ContextEntryElement;
import io.github.sstiam.mojo.parameter.Parameters;
import io.github.sstiam.mojo.parameter.PolicyFiles;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.simulation.SimulationUnavailableException;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.Verifier;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters of goals that ask whether somebody may: who, and who answers. */
abstract class AbstractPrincipalMojo extends AbstractDeploymentMojo {
  /**
   * The identity-based policies of the deploying identity, as files or folders of {@code .json}
   * files, separated by commas. With them the built-in evaluator decides and no AWS account is
   * needed.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.policies")
  private List<File> policies;

  /**
   * The policies of the role that CloudFormation uses, as files or folders; for the built-in
   * evaluator. They are what {@code cdk bootstrap --cloudformation-execution-policies} was given.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.executionPolicies")
  private List<File> executionPolicies;

  /**
   * The output of {@code aws iam get-account-authorization-details} as a file. With it and {@code
   * principalArn} the built-in evaluator decides by the policies, groups and boundary that the
   * account gives that principal; {@code policies} come on top.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.authorizationDetails")
  private File authorizationDetails;

  /**
   * The permissions boundary of the deploying identity, as a file; for the built-in evaluator.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.permissionsBoundary")
  private File permissionsBoundary;

  /**
   * The session policy of the deploying identity, as a file; for the built-in evaluator.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.sessionPolicy")
  private File sessionPolicy;

  /**
   * The service control policies of the deploying identity's account, for the built-in evaluator:
   * files separated by commas, which count as attached to the account itself, or one folder whose
   * folders are the levels from the root to the account in the order of their names.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.serviceControlPolicies")
  private List<File> serviceControlPolicies;

  /**
   * The resource control policies of the account, given like {@code serviceControlPolicies}.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.resourceControlPolicies")
  private List<File> resourceControlPolicies;

  /**
   * The ARN of the deploying identity. By default the identity of the AWS credentials. For the
   * built-in evaluator it names the principal in {@code authorizationDetails}, and serves
   * conditions on {@code aws:PrincipalArn} and the like.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.principalArn")
  private String principalArn;

  /**
   * What to do where the caller may not simulate: {@code none} fails, {@code policies} reads the
   * principal's policies and lets the built-in evaluator decide. Policies of the organization are
   * not seen that way; the report says so.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.fallback", defaultValue = "none")
  private String fallback;

  /**
   * Condition keys that the requests of the deployment carry and that nobody but you knows, such as
   * the tags of the deploying identity. They replace what the plugin sends by itself.
   *
   * <pre>{@code
   * <contextEntries>
   *   <contextEntry>
   *     <key>aws:PrincipalTag/team</key>
   *     <type>string</type>
   *     <values><value>shop</value></values>
   *   </contextEntry>
   * </contextEntries>
   * }</pre>
   *
   * @since 0.1.0
   */
  @Parameter private List<ContextEntryElement> contextEntries;

  /**
   * Asks whether the identity has what is needed.
   *
   * @param app the app
   * @param needs what its deployment needs
   * @param catalog the permission catalogue
   * @throws SimulationUnavailableException if nobody could answer
   */
  final Verification verify(SstApp app, DeploymentNeeds needs, Catalog catalog)
      throws MojoExecutionException, SimulationUnavailableException {
    DeploymentNeeds asked = needs.with(context());
    OfflinePrincipal principal =
        new OfflinePrincipal(
            Parameters.text(principalArn),
            Parameters.paths(policies),
            Parameters.path(authorizationDetails),
            Parameters.path(permissionsBoundary),
            Parameters.path(sessionPolicy),
            Parameters.paths(serviceControlPolicies),
            Parameters.paths(resourceControlPolicies),
            Parameters.paths(executionPolicies));
    if (principal.isGiven()) {
      if (asked.isAssumed()) {
        getLog().warn(DeploymentNeeds.NOTE);
      }
      return new Verifier(principal.simulators(new PolicyFiles(getLog()), catalog))
          .verify(asked.unasked());
    }
    return IamAnswers.of(session()).of(question(app, catalog), asked);
  }

  private IamQuestion question(SstApp app, Catalog catalog) throws MojoExecutionException {
    return new IamQuestion(
        app,
        Parameters.text(principalArn),
        assumedRole(),
        Parameters.choice("fallback", fallback, IamQuestion.Fallback.class),
        aws(),
        catalog);
  }

  private List<ContextEntry> context() throws MojoExecutionException {
    List<ContextEntry> entries = new ArrayList<>();
    if (contextEntries != null) {
      for (ContextEntryElement element : contextEntries) {
        entries.add(element.entry());
      }
    }
    return entries;
  }
}
