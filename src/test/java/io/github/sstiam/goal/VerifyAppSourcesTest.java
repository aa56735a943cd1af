package io.github.sstiam.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.goal.app.AppRequest.StaleAssembly;
import io.github.sstiam.goal.output.ReportFormat;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonNumber;
import io.github.sstiam.json.JsonValue.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code verify-permissions} of cloud assemblies and constructs that the test writes. */
class VerifyAppSourcesTest {
  private static final String ALL =
      """
      {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Action": "*", "Resource": "*"}]}
      """;

  private static final String SST_1 =
      "{\"name\": \"bakery\", \"devDependencies\": {\"@serverless-stack/resources\": \"1.18.4\"}}";

  @TempDir Path project;

  @Test
  void whatAConstructNeedsIsReportedWithItsLine() throws Exception {
    write("package.json", "{\"name\": \"bakery\", \"devDependencies\": {\"sst\": \"2.49.8\"}}");
    write(
        "sst.config.ts",
        """
        import type { SSTConfig } from "sst";
        import { Orders } from "./stacks/Orders";

        export default {
          config: () => ({ name: "bakery", region: "us-east-1" }),
          stacks: (app) => app.stack(Orders),
        } satisfies SSTConfig;
        """);
    write(
        "stacks/Orders.ts",
        """
        import { Queue, Table, type StackContext } from "sst/constructs";

        export function Orders({ stack }: StackContext) {
          new Table(stack, "Loaves", {
            fields: { id: "string" },
            primaryIndex: { partitionKey: "id" },
          });
          new Queue(stack, "Oven");
        }
        """);
    VerifyCase goal =
        ofStageProd()
            .byCallerAlone()
            .policyText(
                "deployer.json",
                """
                {"Version": "2012-10-17", "Statement": [
                  {"Effect": "Allow", "Action": ["cloudformation:*", "iam:*", "lambda:*", "s3:*",
                    "sts:*", "ssm:*", "sqs:*", "ecr:*"], "Resource": "*"},
                  {"Effect": "Allow", "Action": "dynamodb:D*", "Resource": "*"}]}
                """)
            .reports(ReportFormat.JSON, ReportFormat.SARIF);

    String failure = goal.run().failure().orElseThrow();

    assertThat(goal.log.text()).contains("Reading the constructs that sst.config.ts leads to");
    assertThat(failure)
        .contains("prod-bakery-Orders/Loaves (sst/constructs.Table) at stacks/Orders.ts:4")
        .containsPattern(
            "dynamodb:CreateTable(, [a-z]+:\\w+)* on"
                + " arn:aws:dynamodb:us-east-1:123456789012:table/prod-bakery-Loaves");
    assertThat(goal.written("verification.json"))
        .contains("\"place\": \"stacks/Orders.ts:4\"")
        .containsPattern(
            "\"action\": \"dynamodb:CreateTable\", .*\"origins\": \\[\\{[^}]*"
                + "\"place\": \\{\"file\": \"stacks/Orders.ts\", \"line\": 4}");
    JsonObject place = sarifPlace(goal.written("report.sarif"), "dynamodb:CreateTable");
    assertThat(place.string("artifactLocation", "uri").orElseThrow()).endsWith("stacks/Orders.ts");
    assertThat(((JsonNumber) place.get("region", "startLine").orElseThrow()).text()).isEqualTo("4");
  }

  @Test
  void aSyntaxErrorOfTheConstructsIsReportedWithItsPlace() throws Exception {
    write("package.json", SST_1);
    write(
        "sst.json",
        "{\"name\": \"bakery\", \"region\": \"us-east-1\", \"main\": \"stacks/index.ts\"}");
    write(
        "stacks/index.ts",
        """
        import { Table } from "@serverless-stack/resources";

        export default function main(app) {
          app.stack(function Orders({ stack }) {
            new Table(stack, "Loaves" { fields: {} });
          });
        }
        """);

    assertThatThrownBy(ofStageProd().policyText("all.json", ALL)::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("stacks/index.ts:5: syntax error in column")
        .hasMessageContaining("-Dsst-iam.synthesise=true");
    assertThat(project.resolve("target")).doesNotExist();
  }

  @Test
  void unknownConstructsFailIfTheUserWants() throws Exception {
    write("package.json", SST_1);
    write(
        "sst.json",
        "{\"name\": \"bakery\", \"region\": \"us-east-1\", \"main\": \"stacks/index.js\"}");
    write(
        "stacks/index.js",
        """
        import { Mill } from "@bakery/constructs";

        export default function main(app) {
          app.stack(function Orders({ stack }) {
            new Mill(stack, "Flour");
          });
        }
        """);

    assertThatThrownBy(ofStageProd().policyText("all.json", ALL).failOnUnknownConstructs()::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("The app makes constructs that the plugin does not know:")
        .hasMessageContaining("stacks/index.js:5: @bakery/constructs.Mill \"Flour\" is unknown")
        .hasMessageContaining("-Dsst-iam.unknownConstructs=warn");
  }

  @Test
  void aFolderWithoutACloudAssemblyIsRefusedWithThePlacesThatWereSearched() throws Exception {
    assertThatThrownBy(VerifyCase.of(project, project).policyText("all.json", ALL)::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("(looked for manifest.json in .sst/dist, .build/cdk.out, cdk.out).")
        .hasMessageContaining("-Dsst-iam.assembly=");
  }

  @Test
  void aTruncatedManifestIsReportedWithItsLine() throws Exception {
    write("cdk.out/manifest.json", "{\n  \"version\": \"36.0.0\",\n  \"artifacts\": {\n");

    assertThatThrownBy(VerifyCase.of(project, project).policyText("all.json", ALL)::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("manifest.json")
        .hasMessageMatching("(?s).*line \\d+.*");
  }

  @Test
  void anAssemblyThatIsOlderThanItsStacksFailsIfTheUserWants() throws Exception {
    Instant now = Instant.now();
    write(".build/cdk.out/manifest.json", "{\"version\": \"17.0.0\", \"artifacts\": {}}");
    modified(".build/cdk.out/manifest.json", now.minus(1, ChronoUnit.HOURS));
    write("sst.json", "{\"name\": \"shop\", \"main\": \"stacks/index.ts\"}");
    modified("sst.json", now.minus(2, ChronoUnit.HOURS));
    write("src/handler.ts", "export const handler = () => 1;\n");
    write("stacks/index.ts", "export default function main() {}\n");
    write("pom.xml", "<project/>");

    assertThatThrownBy(
            VerifyCase.of(project, project)
                    .policyText("all.json", ALL)
                    .staleAssembly(StaleAssembly.FAIL)
                ::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining(
            "The sources of the app are newer than the cloud assembly .build/cdk.out:"
                + " stacks/index.ts.")
        .hasMessageContaining("-Dsst-iam.synthesise=true")
        .hasMessageContaining("-Dsst-iam.staleAssembly=ignore");
  }

  @Test
  void anAssemblyThatIsOlderThanTheConfigurationOfCdkFailsIfTheUserWants() throws Exception {
    write("cdk.out/manifest.json", "{\"version\": \"36.0.0\", \"artifacts\": {}}");
    modified("cdk.out/manifest.json", Instant.EPOCH);
    write("cdk.json", "{\"app\": \"node app.js\"}");

    assertThatThrownBy(
            VerifyCase.of(project, project)
                    .policyText("all.json", ALL)
                    .staleAssembly(StaleAssembly.FAIL)
                ::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("cdk.json");
  }

  /** The place of the result whose message begins with an action. */
  private static JsonObject sarifPlace(String sarif, String action) throws JsonSyntaxException {
    JsonObject run = (JsonObject) ((JsonObject) JsonReader.read(sarif)).elements("runs").get(0);
    for (JsonValue result : run.elements("results")) {
      JsonObject object = (JsonObject) result;
      if (object.string("message", "text").orElseThrow().startsWith(action)) {
        return ((JsonObject) object.elements("locations").get(0))
            .object("physicalLocation")
            .orElseThrow();
      }
    }
    throw new AssertionError("no result for " + action);
  }

  private VerifyCase ofStageProd() {
    return VerifyCase.of(project, project).account("123456789012").stage("prod");
  }

  private void write(String name, String text) throws IOException {
    Path file = project.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private void modified(String name, Instant time) throws IOException {
    Files.setLastModifiedTime(project.resolve(name), FileTime.from(time));
  }
}
