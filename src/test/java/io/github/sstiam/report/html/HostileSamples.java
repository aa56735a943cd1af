package io.github.sstiam.report.html;

import io.github.sstiam.app.Construct;
import io.github.sstiam.app.SourcePlace;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.composition.ComposedPolicies;
import io.github.sstiam.evaluation.MatchedStatement;
import io.github.sstiam.json.Position;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.report.GrantingPolicy;
import io.github.sstiam.report.GrantingPolicy.Grants;
import io.github.sstiam.report.ReportSubject;
import io.github.sstiam.report.ReportSubject.AppFiles;
import io.github.sstiam.report.VerificationReport;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.Coverage;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.DeployingPrincipal.Kind;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origins;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.Verdict;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.Verification.UnverifiedPrincipal;
import io.github.sstiam.simulation.VerifiedPermission;
import io.github.sstiam.simulation.gate.BuildGate;
import io.github.sstiam.simulation.gate.BuildGate.Response;
import io.github.sstiam.simulation.gate.Suppression;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/** A verification whose every text tries to break out of where it stands. */
public final class HostileSamples {
  static final String MARKUP = "<script>window.stolen = 1</script>";

  /** Markup, ends of attributes and elements, terminal escapes, and marks that turn text around. */
  static final String TEXT =
      MARKUP
          + "\"' onfocus=window.stolen=1 autofocus"
          + " x='</textarea></style></pre></title><b>bold</b><img src=x"
          + " onerror=window.stolen=1>&amp;{{7*7}}${7*7}\u001b[31m\u202egnp.\u2066\u200b\u0000\u0085\u2028";

  private final String text;

  private HostileSamples(String text) {
    this.text = text;
  }

  static VerificationReport report() {
    return of(TEXT);
  }

  /** A verification in which all that has a name has a given one. */
  public static VerificationReport of(String name) {
    return new HostileSamples(name).verification();
  }

  private VerificationReport verification() {
    List<VerifiedPermission> permissions =
        List.of(
            permission(
                "dynamodb:CreateTable",
                Origins.resource(
                    text,
                    text,
                    text,
                    Optional.of(new Construct(text, text, Optional.of(new SourcePlace(text, 1)))),
                    EnumSet.of(Operation.CREATE),
                    Optional.of(new SourcePlace(text, 2)))),
            permission("s3:PutObject", Origins.call(text, text)),
            permission("iam:PassRole", Origins.call(text, text)));
    Verification verification =
        new Verification(
            text,
            permissions,
            List.of(
                new UnverifiedPrincipal(
                    DeployingPrincipal.role(Kind.EXECUTION_ROLE, "arn:aws:iam::1:role/" + text),
                    1,
                    text)),
            new Coverage(1, 1, 0, texts(), texts(), texts(), List.of(text), List.of(text)));
    return new VerificationReport(
        new ReportSubject(
            Optional.of(text),
            Optional.of(text),
            Optional.of(text),
            text,
            texts(),
            texts(),
            List.of(text),
            new AppFiles(text, text)),
        new BuildGate(
                Necessity.REQUIRED,
                Response.FAIL,
                Response.FAIL,
                List.of(
                    suppression("s3:PutObject", "2027-01-01"),
                    suppression("s3:GetObject", "2027-01-01"),
                    suppression("s3:GetObject", "2026-01-01")),
                LocalDate.of(2026, 11, 25))
            .classify(verification),
        List.of(
            new GrantingPolicy(
                Grants.MISSING,
                DeployingPrincipal.CALLER,
                Optional.of(text),
                ComposedPolicies.leastPrivilege(
                    permissions.stream().map(VerifiedPermission::requirement).toList()))));
  }

  private Suppression suppression(String action, String expires) {
    return new Suppression(
        action, ArnPattern.ANY, text, Optional.of(LocalDate.parse(expires)), text);
  }

  private NavigableSet<String> texts() {
    return new TreeSet<>(List.of(text));
  }

  private VerifiedPermission permission(String action, Origin origin) {
    return new VerifiedPermission(
        new PermissionRequirement(
            DeployingPrincipal.CALLER,
            Action.of(action),
            new ArnPattern("arn:aws:dynamodb:us-east-1:123456789012:table/" + text),
            List.of(ContextEntry.string(text, text)),
            Necessity.REQUIRED,
            List.of(origin)),
        Verdict.denied(
            Outcome.EXPLICITLY_DENIED,
            Optional.empty(),
            List.of(
                new MatchedStatement(
                    Optional.empty(), text, Optional.of(text), new Position(1, 1))),
            List.of()));
  }
}
