package io.github.sstiam.report;

import io.github.sstiam.app.Construct;
import io.github.sstiam.app.SourcePlace;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.composition.ComposedPolicies;
import io.github.sstiam.evaluation.MatchedStatement;
import io.github.sstiam.evaluation.PolicyLayer;
import io.github.sstiam.json.Position;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.report.GrantingPolicy.Grants;
import io.github.sstiam.report.ReportSubject.AppFiles;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.Coverage;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origins;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verdict.Uncertainty;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.Verification.UnverifiedPrincipal;
import io.github.sstiam.simulation.VerifiedPermission;
import io.github.sstiam.simulation.gate.BuildGate;
import io.github.sstiam.simulation.gate.BuildGate.Response;
import io.github.sstiam.simulation.gate.ClassifiedVerification;
import io.github.sstiam.simulation.gate.Severity;
import io.github.sstiam.simulation.gate.Suppression;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** A verification in which every outcome occurs. */
public final class Samples {
  private static final Origin TABLE =
      Origins.resource(
          "prod-shop",
          "Orders",
          "AWS::DynamoDB::Table",
          Optional.of(new Construct("prod-shop/Orders", "sst.Table")),
          EnumSet.of(Operation.CREATE, Operation.DELETE),
          Optional.of(new SourcePlace("stacks/Orders.ts", 12)));
  private static final MatchedStatement DENY =
      new MatchedStatement(
          Optional.empty(), "deployer.json", Optional.of("NoTables"), new Position(7, 5));

  /**
   * Control characters, markup, the end of a CDATA section, a placeholder, half a character, a
   * line's end.
   */
  public static final String HOSTILE =
      "\u0000\u001b[31m <b a='\"'>&amp;]]></b>{0}\\\r\n\u2028\ud800 \udc00\ud83d\ude00\uffff";

  private Samples() {}

  /** A report on every outcome, of which the build fails for one. */
  public static VerificationReport report() {
    ClassifiedVerification judged =
        new BuildGate(
                Necessity.REQUIRED,
                Response.WARN,
                Response.WARN,
                List.of(
                    suppression("dynamodb:Tag*", "2027-01-31", 1),
                    suppression("dynamodb:UpdateTable", "2026-01-31", 2),
                    suppression("dynamodb:NoSuchAction", "2027-01-31", 3),
                    suppression("dynamodb:CreateTable", "2027-01-31", 4)),
                LocalDate.of(2026, 11, 25))
            .classify(everyOutcome());
    return new VerificationReport(
        new ReportSubject(
            Optional.of("shop"),
            Optional.of("prod"),
            Optional.of("2.49.8"),
            "the cloud assembly .sst/dist",
            sorted("123456789012"),
            sorted("us-east-1"),
            List.of("prod-shop"),
            new AppFiles("services/shop", ".sst/dist/manifest.json")),
        judged,
        List.of(
            new GrantingPolicy(
                Grants.MISSING,
                DeployingPrincipal.CALLER,
                Optional.of("missing-policy.json"),
                ComposedPolicies.leastPrivilege(
                    judged.of(Severity.FAILURE).stream()
                        .map(VerifiedPermission::requirement)
                        .toList()))));
  }

  /** A report whose names and reasons would break a form that does not escape them. */
  public static VerificationReport hostile() {
    VerificationReport report = report();
    VerifiedPermission denied =
        permission(
            "s3:PutObject",
            Verdict.denied(Outcome.IMPLICITLY_DENIED, Optional.empty(), List.of(), List.of()),
            Origins.resource(
                "prod-" + HOSTILE,
                HOSTILE,
                "AWS::S3::Bucket",
                Optional.of(new Construct("app/" + HOSTILE, HOSTILE)),
                EnumSet.of(Operation.CREATE),
                Optional.of(new SourcePlace("st acks/\u00fc#%.ts", 3))));
    Suppression suppression =
        new Suppression("s3:*", ArnPattern.ANY, HOSTILE, Optional.empty(), HOSTILE);
    Suppression unmatched =
        new Suppression("sqs:*", ArnPattern.ANY, HOSTILE, Optional.empty(), HOSTILE);
    Verification verification =
        new Verification(
            HOSTILE,
            List.of(denied),
            List.of(),
            new Coverage(
                1, 1, 0, sorted(HOSTILE), sorted(), sorted(), List.of(), List.of(HOSTILE)));
    return new VerificationReport(
        report.subject(),
        new BuildGate(
                Necessity.REQUIRED,
                Response.FAIL,
                Response.FAIL,
                List.of(suppression, unmatched),
                LocalDate.of(2026, 11, 25))
            .classify(verification),
        List.of());
  }

  private static Suppression suppression(String action, String expires, int number) {
    return new Suppression(
        action,
        ArnPattern.ANY,
        "a pipeline of the platform team does it",
        Optional.of(LocalDate.parse(expires)),
        "<suppression> " + number);
  }

  public static Verification everyOutcome() {
    return new Verification(
        "deployer.json",
        List.of(
            permission("dynamodb:CreateTable", allow(), TABLE),
            permission(
                "dynamodb:DeleteTable",
                Verdict.denied(
                    Outcome.EXPLICITLY_DENIED,
                    Optional.of(PolicyLayer.IDENTITY_POLICY),
                    List.of(DENY),
                    List.of()),
                TABLE),
            permission(
                "dynamodb:TagResource",
                Verdict.denied(Outcome.IMPLICITLY_DENIED, Optional.empty(), List.of(), List.of()),
                TABLE),
            permission(
                "dynamodb:UpdateTable",
                Verdict.denied(
                    Outcome.DENIED_BY_ORGANIZATION,
                    Optional.of(PolicyLayer.SERVICE_CONTROL_POLICY),
                    List.of(),
                    List.of()),
                TABLE),
            permission(
                "dynamodb:UpdateTimeToLive",
                Verdict.unknown(
                    Uncertainty.MISSING_CONTEXT, List.of(), List.of("aws:PrincipalTag/team")),
                TABLE),
            permission(
                "s3:PutObject",
                Verdict.denied(
                    Outcome.IMPLICITLY_DENIED,
                    Optional.of(PolicyLayer.PERMISSIONS_BOUNDARY),
                    List.of(),
                    List.of()),
                Origins.call("prod-shop", "publish file assets"))),
        List.of(
            new UnverifiedPrincipal(
                DeployingPrincipal.role(
                    DeployingPrincipal.Kind.EXECUTION_ROLE,
                    "arn:aws:iam::123456789012:role/cfn-exec-role"),
                12,
                "its policies are not given")),
        new Coverage(
            1,
            2,
            1,
            sorted("AWS::New::Thing"),
            sorted(),
            sorted("s3:Odd (AWS::S3::Bucket)"),
            List.of("embedded catalogue"),
            List.of("tree.json is missing")));
  }

  private static Verdict allow() {
    return Verdict.allowed(
        List.of(
            new MatchedStatement(
                Optional.empty(), "deployer.json", Optional.empty(), new Position(3, 5))));
  }

  private static NavigableSet<String> sorted(String... texts) {
    return new TreeSet<>(List.of(texts));
  }

  private static VerifiedPermission permission(String action, Verdict verdict, Origin origin) {
    String arn =
        action.startsWith("s3:")
            ? "arn:aws:s3:::assets/*"
            : "arn:aws:dynamodb:us-east-1:123456789012:table/prod-shop-Orders-*";
    return new VerifiedPermission(
        new PermissionRequirement(
            DeployingPrincipal.CALLER,
            Action.of(action),
            new ArnPattern(arn),
            List.of(ContextEntry.string("aws:RequestedRegion", "us-east-1")),
            Necessity.REQUIRED,
            List.of(origin)),
        verdict);
  }
}
