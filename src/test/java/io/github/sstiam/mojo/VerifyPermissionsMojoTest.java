package io.github.sstiam.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.reader.files.AppReadException;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

/** How Maven's parameters become a request, and the end of a goal a success or an exception. */
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
  void aSufficientPolicyPasses(VerifyPermissionsMojo mojo) throws Exception {
    mojo.execute();

    assertThat(mojo).isNotNull();
  }

  @Test
  @InjectMojo(goal = "verify-permissions")
  @MojoParameter(name = "appDirectory", value = EXAMPLE)
  @MojoParameter(name = "policies", value = EXAMPLE + "/policies/deployer-lacks-two.json")
  @MojoParameter(name = "outputDirectory", value = OUTPUT)
  @MojoParameter(name = "failOn", value = "required")
  void missingPermissionsAreAFailureOfTheBuild(VerifyPermissionsMojo mojo) {
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
  void anAssemblyOfAnotherStageIsAFaultOfTheExecution(VerifyPermissionsMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessageContaining("The cloud assembly is of stage \"prod\"")
        .hasMessageContaining("npx sst build --stage dev")
        .cause()
        .isInstanceOf(AppReadException.class);
  }

  @Test
  @InjectMojo(goal = "verify-permissions")
  @MojoParameter(name = "appDirectory", value = EXAMPLE)
  @MojoParameter(name = "outputDirectory", value = OUTPUT)
  @MojoParameter(name = "endpoint", value = "localhost")
  @MojoParameter(name = "failOn", value = "required")
  void anEndpointThatIsNotAnAddressIsQuoted(VerifyPermissionsMojo mojo) {
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
  void anUnknownSourceIsQuotedWithTheValidOnes(VerifyPermissionsMojo mojo) {
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
  @MojoParameter(name = "timeout", value = "0")
  void aTimeoutOfLessThanASecondIsRefused(VerifyPermissionsMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage("<timeout> (-Dsst-iam.timeout) is 0; give a number of seconds, at least 1.");
  }

  @Test
  @InjectMojo(goal = "verify-permissions")
  @MojoParameter(name = "appDirectory", value = EXAMPLE)
  @MojoParameter(name = "outputDirectory", value = OUTPUT)
  @MojoParameter(name = "roleArn", value = "deploy")
  void aServiceRoleThatIsNotAnArnIsQuoted(VerifyPermissionsMojo mojo) {
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoExecutionException.class)
        .hasMessage(
            "<roleArn> (-Dsst-iam.roleArn) is \"deploy\"; the ARN of a role is written like"
                + " arn:aws:iam::123456789012:role/deploy.");
  }

  @Test
  @InjectMojo(goal = "verify-permissions")
  @MojoParameter(name = "skip", value = "true")
  void aSkippedGoalLogsOneLine(VerifyPermissionsMojo mojo) throws Exception {
    List<String> lines = new ArrayList<>();
    mojo.setLog(
        new SystemStreamLog() {
          @Override
          public void info(CharSequence content) {
            lines.add(content.toString());
          }
        });

    mojo.execute();

    assertThat(lines).containsExactly("Skipping sst-iam:verify-permissions (sst-iam.skip=true)");
  }
}
