package io.github.sstiam.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** How the parameters of {@code emit-policy} and {@code emit-cfn-role} become requests. */
@MojoTest
@MojoParameter(name = "basedir", value = ".")
@MojoParameter(name = "appDirectory", value = "examples/crud-api")
@MojoParameter(name = "timeout", value = "60")
@MojoParameter(name = "typeCache", value = "target/type-cache")
@MojoParameter(name = "command", value = "deploy")
@MojoParameter(name = "stacks", value = "any")
@MojoParameter(name = "roles", value = "caller")
@MojoParameter(name = "bootstrap", value = "exclude")
@MojoParameter(name = "unknownTypes", value = "warn")
@MojoParameter(name = "source", value = "auto")
@MojoParameter(name = "staleAssembly", value = "ignore")
@MojoParameter(name = "unknownConstructs", value = "warn")
@MojoParameter(name = "includeConditional", value = "true")
@MojoParameter(name = "wildcards", value = "fit")
@MojoParameter(name = "strategy", value = "least-privilege")
@MojoParameter(name = "policyType", value = "managed")
@MojoParameter(name = "policyFile", value = "deploy-policy.json")
@MojoParameter(name = "excess", value = "ignore")
@MojoParameter(name = "activityDays", value = "30")
@MojoParameter(name = "templateFile", value = "cfn-role.template.json")
@MojoParameter(name = "deployerPolicyFile", value = "deployer-policy.json")
@MojoParameter(name = "rolePath", value = "/")
class PolicyGoalsMojoTest {
  private static final String OUTPUT = "target/policy-goals-test/";

  @Test
  @InjectMojo(goal = "emit-policy")
  @MojoParameter(name = "outputDirectory", value = OUTPUT + "formats")
  @MojoParameter(name = "attachedPolicies", value = "10")
  @MojoParameter(name = "format", value = "json,cloudformation-yaml")
  void policiesAreWrittenInTheGivenFormats(EmitPolicyMojo mojo) throws Exception {
    mojo.execute();

    assertThat(Path.of(OUTPUT, "formats/deploy-policy.template.yaml")).isRegularFile();
    assertThat(Files.readString(Path.of(OUTPUT, "formats/policy-report.json")))
        .contains("\"strategy\": \"least-privilege\"");
  }

  @Test
  @InjectMojo(goal = "emit-policy")
  @MojoParameter(name = "outputDirectory", value = OUTPUT + "check")
  @MojoParameter(name = "attachedPolicies", value = "10")
  @MojoParameter(name = "check", value = "true")
  void anOutdatedPolicyIsAFailureOfTheBuild(EmitPolicyMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("is out of date");
  }

  @Test
  @InjectMojo(goal = "emit-policy")
  @MojoParameter(name = "outputDirectory", value = OUTPUT + "refused")
  @MojoParameter(name = "attachedPolicies", value = "21")
  void moreAttachedPoliciesThanIamAllowsAreRefused(EmitPolicyMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "<attachedPolicies> (-Dsst-iam.attachedPolicies) is 21; IAM allows 10, and on request"
                + " up to 20.");
  }

  @Test
  @InjectMojo(goal = "emit-policy")
  @MojoParameter(name = "outputDirectory", value = OUTPUT + "refused")
  @MojoParameter(name = "attachedPolicies", value = "10")
  @MojoParameter(name = "boundary", value = "deployments")
  void aBoundaryThatIsNotAnArnIsQuoted(EmitPolicyMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageStartingWith("<boundary> (-Dsst-iam.boundary): \"deployments\" is not the ARN");
  }

  @Test
  @InjectMojo(goal = "emit-policy")
  @MojoParameter(name = "outputDirectory", value = OUTPUT + "catalog")
  @MojoParameter(name = "attachedPolicies", value = "10")
  @MojoParameter(name = "catalog", value = "pom.xml")
  void theCatalogueParameterNamesTheArchiveOfSchemas(EmitPolicyMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("pom.xml is not a zip archive. Give -Dsst-iam.catalog the file");
  }

  @Test
  @InjectMojo(goal = "emit-policy")
  @MojoParameter(name = "outputDirectory", value = OUTPUT + "inline")
  @MojoParameter(name = "attachedPolicies", value = "10")
  @MojoParameter(name = "policyType", value = "user-inline")
  void thePolicyTypeChoosesTheQuota(EmitPolicyMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("too large for the inline policies of a user");
  }

  @Test
  @InjectMojo(goal = "emit-policy")
  @MojoParameter(name = "outputDirectory", value = OUTPUT + "changes")
  @MojoParameter(name = "attachedPolicies", value = "10")
  @MojoParameter(name = "changesOnly", value = "true")
  @MojoParameter(name = "deployedTemplates", value = OUTPUT + "deployed")
  void changesAreThoseFromTheTemplatesOfTheGivenFolder(EmitPolicyMojo mojo) throws Exception {
    Path deployed = Files.createDirectories(Path.of(OUTPUT, "deployed"));
    String stack = "prod-crud-api-Api";
    Files.copy(
        Path.of("examples/crud-api/.sst/dist", stack + ".template.json"),
        deployed.resolve(stack + ".json"),
        StandardCopyOption.REPLACE_EXISTING);

    mojo.execute();

    // The folder has the template of the app itself, so that no resource changes.
    assertThat(Files.readString(Path.of(OUTPUT, "changes/deploy-policy.json")))
        .doesNotContain("dynamodb:");
  }

  @Test
  @InjectMojo(goal = "emit-policy")
  @MojoParameter(name = "outputDirectory", value = OUTPUT + "excess")
  @MojoParameter(name = "attachedPolicies", value = "10")
  @MojoParameter(name = "excess", value = "fail")
  @MojoParameter(name = "policies", value = "src/it/templates/policies/any.json")
  void excessRightsOfTheGivenPoliciesAreAFailureOfTheBuild(EmitPolicyMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("The present policies grant more than the caller needs");
  }

  @Test
  @InjectMojo(goal = "emit-policy")
  @MojoParameter(name = "outputDirectory", value = OUTPUT + "analyzer")
  @MojoParameter(name = "attachedPolicies", value = "10")
  @MojoParameter(name = "strategy", value = "access-analyzer")
  @MojoParameter(name = "trailArn", value = "arn:aws:cloudtrail:us-east-1:123456789012:trail/audit")
  @MojoParameter(name = "accessRoleArn", value = "arn:aws:iam::123456789012:role/AccessAnalyzer")
  @MojoParameter(name = "offline", value = "true")
  void theAccessAnalyzerStrategyHasItsTrailAndRole(EmitPolicyMojo mojo) {
    // Without either it would demand them first.
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("Maven works offline (-o), so IAM Access Analyzer is not queried");
  }

  @Test
  @InjectMojo(goal = "emit-cfn-role")
  @MojoParameter(name = "outputDirectory", value = OUTPUT + "role")
  @MojoParameter(name = "attachedPolicies", value = "10")
  @MojoParameter(name = "roleTags", value = "team=shop")
  @MojoParameter(name = "roleName", value = "deploy")
  void theServiceRoleHasItsNameAndTags(EmitCfnRoleMojo mojo) throws Exception {
    mojo.execute();

    assertThat(Files.readString(Path.of(OUTPUT, "role/cfn-role.template.json")))
        .contains("\"RoleName\": \"deploy\"")
        .contains("\"team\"");
  }

  @Test
  @InjectMojo(goal = "emit-cfn-role")
  @MojoParameter(name = "outputDirectory", value = OUTPUT + "attach")
  @MojoParameter(name = "attachedPolicies", value = "10")
  @MojoParameter(name = "attach", value = "true")
  void filesCannotBeAttachedWithoutAProject(EmitCfnRoleMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("this folder has no pom.xml");
  }
}
