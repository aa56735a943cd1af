package io.github.sstiam.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

@MojoTest
class VerifyPermissionsMojoTest extends VerifyPermissionsDefaults {
  private static final String EXAMPLE = "examples/crud-api";
  private static final String OUTPUT = "target/mojo-test";

  @Test
  @InjectMojo(goal = "verify-permissions")
  @MojoParameter(name = "appDirectory", value = EXAMPLE)
  @MojoParameter(name = "policies", value = EXAMPLE + "/policies/deployer.json")
  @MojoParameter(name = "outputDirectory", value = OUTPUT)
  @MojoParameter(name = "failOn", value = "conditional")
  void aPolicyThatSufficesPasses(VerifyPermissionsMojo mojo) throws Exception {
    mojo.execute();

    assertThat(mojo).isNotNull();
  }

  @Test
  @InjectMojo(goal = "verify-permissions")
  @MojoParameter(name = "appDirectory", value = EXAMPLE)
  @MojoParameter(name = "policies", value = EXAMPLE + "/policies/deployer.json")
  @MojoParameter(name = "outputDirectory", value = OUTPUT)
  @MojoParameter(name = "failOn", value = "required")
  @MojoParameter(name = "reports", value = ",")
  void withoutAReportTheLineOfTotalsEndsInAFullStop(VerifyPermissionsMojo mojo) throws Exception {
    List<String> lines = new ArrayList<>();
    mojo.setLog(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence content) {
            lines.add(content.toString());
          }
        });

    mojo.execute();

    assertThat(lines.get(lines.size() - 1)).matches("[0-9,]+ permissions: [0-9,]+ allowed\\.");
  }

  @Test
  @InjectMojo(goal = "verify-permissions")
  @MojoParameter(name = "appDirectory", value = EXAMPLE)
  @MojoParameter(name = "policies", value = EXAMPLE + "/policies/deployer-lacks-two.json")
  @MojoParameter(name = "outputDirectory", value = OUTPUT)
  @MojoParameter(name = "failOn", value = "required")
  void whatIsMissingIsAFailureOfTheBuild(VerifyPermissionsMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("lacks 2 permissions")
        .hasMessageContaining("dynamodb:CreateTable")
        .hasMessageContaining("iam:PassRole");
  }

  @Test
  @InjectMojo(goal = "verify-permissions")
  @MojoParameter(name = "appDirectory", value = EXAMPLE)
  @MojoParameter(name = "policies", value = EXAMPLE + "/policies/deployer.json")
  @MojoParameter(name = "outputDirectory", value = OUTPUT)
  @MojoParameter(name = "stage", value = "dev")
  @MojoParameter(name = "failOn", value = "required")
  void anAssemblyOfAnotherStageCannotBeVerified(VerifyPermissionsMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("The cloud assembly is of stage \"prod\"")
        .hasMessageContaining("npx sst build --stage dev");
  }

  @Test
  @InjectMojo(goal = "verify-permissions")
  @MojoParameter(name = "appDirectory", value = EXAMPLE)
  @MojoParameter(name = "outputDirectory", value = OUTPUT)
  @MojoParameter(name = "endpoint", value = "localhost")
  @MojoParameter(name = "failOn", value = "required")
  void anEndpointThatIsNoAddressIsQuoted(VerifyPermissionsMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "<endpoint> (-Dsst-iam.endpoint) is \"localhost\"; an address is written like"
                + " http://localhost:4566.");
  }

  @Test
  @InjectMojo(goal = "verify-permissions")
  @MojoParameter(name = "appDirectory", value = EXAMPLE)
  @MojoParameter(name = "outputDirectory", value = OUTPUT)
  @MojoParameter(name = "source", value = "sources")
  void aSourceThatThereIsNotIsQuotedWithThoseThatThereAre(VerifyPermissionsMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "<source> (-Dsst-iam.source) is \"sources\"; valid are: auto, assembly, constructs,"
                + " declared.");
  }

  @Test
  @InjectMojo(goal = "verify-permissions")
  @MojoParameter(name = "appDirectory", value = EXAMPLE)
  @MojoParameter(name = "outputDirectory", value = OUTPUT)
  @MojoParameter(name = "source", value = "declared")
  @MojoParameter(name = "synthesise", value = "true")
  void aSynthesisWhoseAssemblyIsNotReadIsRefused(VerifyPermissionsMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("-Dsst-iam.source=declared asks for something else to be read");
  }
}
