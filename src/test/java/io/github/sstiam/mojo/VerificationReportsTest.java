package io.github.sstiam.mojo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.report.ReportSchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.api.plugin.testing.MojoParameter;
import org.apache.maven.api.plugin.testing.MojoTest;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

/** The files of a verification of the example app, with suppressions that expire. */
@MojoTest
class VerificationReportsTest extends VerifyPermissionsDefaults {
  private static final String EXAMPLE = "examples/crud-api";
  private static final String OUTPUT = "target/mojo-reports-test";
  private static final Path FOLDER = Path.of(OUTPUT);

  @Test
  @InjectMojo(goal = "verify-permissions")
  @MojoParameter(name = "appDirectory", value = EXAMPLE)
  @MojoParameter(name = "policies", value = EXAMPLE + "/policies/deployer-lacks-two.json")
  @MojoParameter(
      name = "suppressionFile",
      value = "src/test/resources/io/github/sstiam/mojo/suppressions.json")
  @MojoParameter(name = "reports", value = "json,sarif,junit")
  @MojoParameter(name = "basedir", value = ".")
  @MojoParameter(name = "outputDirectory", value = OUTPUT)
  @MojoParameter(name = "failOn", value = "required")
  void suppressionsCountToTheEndOfTheirLastDayInUtc(VerifyPermissionsMojo mojo) throws Exception {
    mojo.use(at("2027-01-31T23:59:59Z"));
    mojo.execute();
    String json = Files.readString(FOLDER.resolve("verification.json"));
    String sarif = Files.readString(FOLDER.resolve("report.sarif"));
    String junit = Files.readString(FOLDER.resolve("TEST-sst-iam.xml"));

    assertThat(ReportSchema.ofPlugin("verification.schema.json").problems(json)).isEmpty();
    assertThat(ReportSchema.ofSarif().problems(sarif)).isEmpty();
    assertThat(json).contains("\"passed\": true");
    assertThat(json)
        .contains(
            "\"place\": \"src/test/resources/io/github/sstiam/mojo/suppressions.json, line 3,");
    assertThat(sarif)
        .contains("\"uri\": \"examples/crud-api/.sst/dist/prod-crud-api-Api.template.json\"");
    assertThat(junit).contains("failures=\"0\"").contains("the table is there already");
    String machine = Path.of("").toAbsolutePath().toString();
    assertThat(json + sarif + junit).doesNotContain(machine);

    mojo.use(at("2027-02-01T00:00:00Z"));
    assertThatThrownBy(mojo::execute)
        .isInstanceOf(MojoFailureException.class)
        .hasMessageContaining("has expired: its last day was 2027-01-31")
        .hasMessageContaining("dynamodb:CreateTable")
        .hasMessageNotContaining("iam:PassRole");
    assertThat(Files.readString(FOLDER.resolve("missing-policy.json")))
        .contains("dynamodb:CreateTable")
        .doesNotContain("iam:PassRole");
  }

  private static Clock at(String instant) {
    return Clock.fixed(Instant.parse(instant), ZoneOffset.UTC);
  }
}
