package io.github.sstiam.report.json;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.audit.ActivityComparison;
import io.github.sstiam.audit.EscalationFinding;
import io.github.sstiam.audit.EscalationFinding.Exposure;
import io.github.sstiam.audit.EscalationPath;
import io.github.sstiam.audit.Escalations;
import io.github.sstiam.audit.Excess;
import io.github.sstiam.audit.ExcessGrant;
import io.github.sstiam.audit.PolicyFinding;
import io.github.sstiam.catalog.AccessLevel;
import io.github.sstiam.composition.fitting.FittedPolicy;
import io.github.sstiam.composition.fitting.FittedPolicy.AddedAction;
import io.github.sstiam.composition.fitting.FittedPolicy.FittedDocument;
import io.github.sstiam.composition.fitting.PolicyQuota;
import io.github.sstiam.evaluation.Grant;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.report.Golden;
import io.github.sstiam.report.PolicyReport;
import io.github.sstiam.report.PolicyReport.EmittedPolicy;
import io.github.sstiam.report.ReportSchema;
import io.github.sstiam.report.Samples;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.simulation.VerifiedPermission;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PolicyReportJsonTest {
  private static final ReportSchema SCHEMA = ReportSchema.ofPlugin("policy-report.schema.json");
  private static final Action PASS_ROLE = Action.of("iam:PassRole");

  private static PolicyReport report() {
    EscalationFinding escalation =
        new EscalationFinding(
            EscalationPath.embedded().get(0),
            Exposure.LIMITED_BY_NAME,
            List.of(new ArnPattern("arn:aws:iam::123456789012:role/prod-*")),
            List.of("iam:passedtoservice"),
            List.of());
    Grant grant =
        new Grant(ArnPattern.ANY, List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
    ExcessGrant excess =
        new ExcessGrant(
            PASS_ROLE,
            AccessLevel.PERMISSIONS_MANAGEMENT,
            ExcessGrant.Kind.WIDER_RESOURCES,
            List.of(grant),
            List.of(new ArnPattern("arn:aws:iam::123456789012:role/prod-*")));
    return new PolicyReport(
        "least-privilege",
        List.of(
            new EmittedPolicy(
                DeployingPrincipal.CALLER,
                Samples.everyOutcome().permissions().stream()
                    .map(VerifiedPermission::requirement)
                    .toList(),
                new FittedPolicy(
                    List.of(
                        new FittedDocument(
                            Samples.report().policies().get(0).document(), List.of("DynamoDB"))),
                    List.of(
                        new AddedAction(
                            "DynamoDB",
                            "dynamodb:Create*",
                            Action.of("dynamodb:CreateBackup"),
                            List.of("*")))),
                PolicyQuota.MANAGED_POLICY,
                List.of("policy.json"),
                new Escalations(List.of(escalation), 1),
                List.of(
                    new PolicyFinding(
                        "SECURITY_WARNING", "PASS_ROLE_WITH_STAR_IN_RESOURCE", "wide")))),
        Optional.of(
            new Excess(
                List.of(excess), List.of(), Map.of(AccessLevel.PERMISSIONS_MANAGEMENT, 1), 1)),
        Optional.of(
            new ActivityComparison(
                List.of(
                    new ActivityComparison.Row(PASS_ROLE, true, Optional.of(true), true),
                    new ActivityComparison.Row(
                        Action.of("s3:PutObject"), false, Optional.empty(), true)),
                7)));
  }

  @Test
  void allThereIsToSayIsWritten() throws Exception {
    Golden.assertSame("policy-report.json", PolicyReportJson.of(report()));
  }

  @Test
  void theSchemaHolds() {
    assertThat(SCHEMA.problems(PolicyReportJson.of(report()))).isEmpty();
    assertThat(
            SCHEMA.problems(
                PolicyReportJson.of(
                    new PolicyReport(
                        "least-privilege", List.of(), Optional.empty(), Optional.empty()))))
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "limitedByName, wide",
    "widerResources, wider",
    "permissionsManagement, all",
    "grantedOnly, granted",
    "strategy, way",
  })
  void theSchemaTellsWhatIsOfAnotherForm(String written, String other) {
    String json = PolicyReportJson.of(report());
    assertThat(json).contains(written);

    assertThat(SCHEMA.problems(json.replace(written, other))).isNotEmpty();
  }

  @Test
  void theSchemaKnowsEveryWord() throws Exception {
    String schema =
        Files.readString(
            Path.of("src/main/resources/io/github/sstiam/report/policy-report.schema.json"));

    assertThat(
            Stream.of(AccessLevel.values(), Exposure.values(), ExcessGrant.Kind.values())
                .flatMap(Stream::of)
                .map(VerificationJson::camelCase))
        .allSatisfy(word -> assertThat(schema).contains("\"" + word + "\""));
  }
}
