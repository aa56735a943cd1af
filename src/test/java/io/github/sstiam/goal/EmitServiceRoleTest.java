package io.github.sstiam.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.goal.deployment.DeploymentRequest.Bootstrap;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.requirement.DeployingPrincipal;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code emit-cfn-role} from its request to its result, its files and its log. */
class EmitServiceRoleTest {
  /** An app of SST 1, whose deploy command takes a service role. */
  private static final Path ORDERS =
      Path.of("src/test/resources/io/github/sstiam/reader/orders/1.18.4");

  @TempDir Path project;

  @Test
  void theRoleHasThePermissionsOfTheResourcesAndTheDeployerPassesIt() throws Exception {
    EmitServiceRoleCase goal = role().tags(Map.of("team", "shop"));

    EmitResult result = goal.run();

    assertThat(result.failure()).isEmpty();
    assertThat(result.written())
        .containsExactly(
            goal.output().resolve("cfn-role.template.json"),
            goal.output().resolve("deployer-policy.json"));
    assertThat(goal.written("cfn-role.template.json"))
        .contains("\"aws:SourceAccount\": \"123456789012\"")
        .contains("dynamodb:CreateTable")
        .contains("\"shop\"");
    assertThat(goal.written("deployer-policy.json"))
        .doesNotContain("dynamodb:")
        .contains("\"iam:PassedToService\": \"cloudformation.amazonaws.com\"");
    assertThat(goal.written("cfn-role-report.json")).contains("\"strategy\": \"service-role\"");
    assertThat(result.report().orElseThrow().policies())
        .extracting(policy -> policy.principal().kind())
        .containsExactly(DeployingPrincipal.Kind.EXECUTION_ROLE, DeployingPrincipal.Kind.CALLER);
    assertThat(goal.log.text())
        .contains("--stack-name orders-cfn-role --capabilities CAPABILITY_IAM --region us-east-1")
        .contains("npx sst deploy --role-arn ARN");
  }

  @Test
  void aRoleWithANameHasAnArnThatTheDeployerMayPass() throws Exception {
    EmitServiceRoleCase goal = role().roleName("orders-deploy").rolePath("/ci/");

    goal.run();

    assertThat(goal.written("deployer-policy.json"))
        .contains("arn:aws:iam::123456789012:role/ci/orders-deploy");
    assertThat(goal.log.text()).contains("CAPABILITY_NAMED_IAM");
  }

  @Test
  void aTemplateFileOfYamlIsWrittenAsYaml() throws Exception {
    EmitServiceRoleCase goal = role().templateFile("role.yaml").stackName("deploy-role");

    goal.run();

    assertThat(goal.written("role.yaml")).contains("\nResources:");
    assertThat(goal.log.text()).contains("--stack-name deploy-role ");
  }

  @Test
  void withTheBootstrapStacksTheRoleDeploysThemToo() throws Exception {
    EmitServiceRoleCase without = role();
    without.run();
    EmitServiceRoleCase with = role().bootstrap(Bootstrap.INCLUDE);
    String before = without.written("cfn-role.template.json");
    with.run();

    assertThat(without.log.infos()).anyMatch(line -> line.contains("-Dsst-iam.bootstrap=include"));
    assertThat(with.log.infos()).noneMatch(line -> line.contains("-Dsst-iam.bootstrap=include"));
    assertThat(before).doesNotContain("CDKToolkit");
    assertThat(with.written("cfn-role.template.json")).contains("CDKToolkit");
  }

  @Test
  void aRoleNameThatIamRefusesIsRefusedBeforeAnythingIsWritten() {
    EmitServiceRoleCase goal = role().roleName("ci/deploy");

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageStartingWith(
            "<roleName> (-Dsst-iam.roleName) is \"ci/deploy\"; a role's name has up to 64 letters");
    assertThat(goal.output()).doesNotExist();
  }

  private EmitServiceRoleCase role() {
    return EmitServiceRoleCase.of(ORDERS, project).bootstrap(Bootstrap.EXCLUDE);
  }
}
