package io.github.sstiam.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which generation of which tool deploys a stack, and what the generation means. */
class DeployingToolTest {
  @ParameterizedTest
  @CsvSource({
    "0.9.7, SST_0_CDK_1",
    "0.57.4, SST_0_CDK_1",
    "0.58.0, SST_0_CDK_2",
    "1.18.4, SST_1",
    "2.48.5, SST_2",
    "2.49.0, SST_2_BY_CALLER",
    "2.49.3, SST_2_BY_CALLER",
    "2.49.4, SST_2_WITH_ROLE",
    "3.0.0, SST_3",
    "4.17.1, SST_4",
    "5.0.0, SST_4",
  })
  void theVersionOfSstTellsTheGeneration(String version, DeployingTool tool) {
    assertThat(DeployingTool.ofSst(SstVersion.of(version).orElseThrow())).isEqualTo(tool);
  }

  @Test
  void withoutSstTheNamedRolesTellCdkFromPlainCloudFormation() {
    DeploymentRoles named =
        new DeploymentRoles(
            Optional.empty(),
            Optional.of(new RoleArn("arn:aws:iam::123456789012:role/cfn-exec")),
            Optional.empty(),
            Optional.empty());

    assertThat(DeployingTool.of(Optional.empty(), named)).isEqualTo(DeployingTool.CDK_2);
    assertThat(DeployingTool.of(Optional.empty(), DeploymentRoles.NONE))
        .isEqualTo(DeployingTool.CLOUDFORMATION);
    assertThat(DeployingTool.of(SstVersion.of("1.2.3"), named)).isEqualTo(DeployingTool.SST_1);
  }

  @ParameterizedTest
  @CsvSource({
    // tool, SST, CDK, Pulumi, names roles, assumes the deploy role, passes the execution role
    "SST_0_CDK_1, 0, 1, false, false, true, true",
    "SST_0_CDK_2, 0, 2, false, true, true, true",
    "SST_2, 2, 2, false, true, true, true",
    "SST_2_BY_CALLER, 2, 2, false, true, false, false",
    "SST_2_WITH_ROLE, 2, 2, false, true, false, true",
    "SST_3, 3, , true, false, false, false",
    "CDK_2, , 2, false, true, true, true",
    "CLOUDFORMATION, , , false, false, true, true",
  })
  void aGenerationTellsWhoDoesWhat(
      DeployingTool tool,
      Integer sst,
      Integer cdk,
      boolean pulumi,
      boolean roles,
      boolean assumes,
      boolean passes) {
    assertThat(tool.sstMajor().orElse(-1)).isEqualTo(sst == null ? -1 : sst);
    assertThat(tool.cdkMajor().orElse(-1)).isEqualTo(cdk == null ? -1 : cdk);
    assertThat(tool.isPulumi()).isEqualTo(pulumi);
    assertThat(tool.namesRoles()).isEqualTo(roles);
    assertThat(tool.assumesDeployRole()).isEqualTo(assumes);
    assertThat(tool.passesExecutionRole()).isEqualTo(passes);
  }

  @Test
  void aLabelLeadsToItsTool() {
    for (DeployingTool tool : DeployingTool.values()) {
      assertThat(DeployingTool.labelled(tool.label())).isEqualTo(tool);
    }
    assertThatThrownBy(() -> DeployingTool.labelled("sst-9"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("sst-9");
  }
}
