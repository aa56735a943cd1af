package io.github.sstiam.goal.output;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.app.Environment;
import io.github.sstiam.audit.Escalations;
import io.github.sstiam.audit.PolicyFinding;
import io.github.sstiam.aws.account.AccessAnalyzer;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.composition.ComposedPolicy;
import io.github.sstiam.composition.PolicyDifference;
import io.github.sstiam.composition.fitting.FittedPolicy;
import io.github.sstiam.composition.fitting.FittedPolicy.FittedDocument;
import io.github.sstiam.composition.fitting.FittingOptions;
import io.github.sstiam.composition.fitting.PolicyFitting;
import io.github.sstiam.composition.fitting.PolicyTooLargeException;
import io.github.sstiam.composition.fitting.TemplateQuota;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.goal.access.AwsAccess;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.goal.port.GoalLog;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.report.PolicyReport.EmittedPolicy;
import io.github.sstiam.report.text.PolicyText;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Fits the policies of identities into their quotas, and writes them or compares them. */
public final class PolicyEmission {
  private final PolicyOutput output;
  private final FittingOptions fitting;
  private final Catalog catalog;
  private final Environment environment;
  private final boolean bounded;
  private final boolean check;
  private final String report;
  private final Optional<AwsAccess> validation;
  private final GoalLog log;
  private final List<Path> written = new ArrayList<>();
  private final List<String> outdated = new ArrayList<>();

  /**
   * @param output the files
   * @param fitting how large the policies may be
   * @param catalog the permission catalogue
   * @param environment where the app is deployed
   * @param bounded whether a permissions boundary is given
   * @param check whether files are compared instead of written
   * @param report the name of the file with the whole report, to which messages refer
   * @param validation how IAM Access Analyzer is queried for findings; empty where it is not
   * @param log takes what is written, and warnings
   */
  public PolicyEmission(
      PolicyOutput output,
      FittingOptions fitting,
      Catalog catalog,
      Environment environment,
      boolean bounded,
      boolean check,
      String report,
      Optional<AwsAccess> validation,
      GoalLog log) {
    this.output = output;
    this.fitting = fitting;
    this.catalog = catalog;
    this.environment = environment;
    this.bounded = bounded;
    this.check = check;
    this.report = report;
    this.validation = validation;
    this.log = log;
  }

  /**
   * Writes a policy, or compares it with the present files.
   *
   * @param principal whose policy it is
   * @param requirements the permission requirements that it grants
   * @param policy the policy
   * @throws GoalException if it does not fit its quota, or a file cannot be written or read
   */
  public EmittedPolicy emit(
      DeployingPrincipal principal, List<PermissionRequirement> requirements, ComposedPolicy policy)
      throws GoalException {
    FittedPolicy fitted = fit(principal, policy);
    EmittedPolicy emitted =
        new EmittedPolicy(
            principal,
            requirements,
            fitted,
            fitting.quota(),
            List.copyOf(output.files(principal, fitted).keySet()),
            escalations(fitted, environment, catalog),
            findings(fitted));
    if (check) {
      compare(principal, fitted);
      return emitted;
    }
    List<Path> files = output.write(principal, fitted);
    written.addAll(files);
    warnOfLargeTemplates(principal, fitted);
    log.info(
        "Wrote "
            + files.stream().map(Path::toString).collect(Collectors.joining(", "))
            + " for the "
            + principal
            + ": "
            + PolicyText.size(emitted));
    log.warnings(PolicyText.wildcards(fitted.added()));
    List<String> escalations = PolicyText.escalations(emitted.escalations(), bounded, report);
    if (PolicyText.isOpen(emitted.escalations())) {
      log.warnings(escalations);
    } else {
      log.infos(escalations);
    }
    emitted
        .findings()
        .forEach(
            finding ->
                log.warn(
                    "Access Analyzer, "
                        + finding.type()
                        + " "
                        + finding.code()
                        + ": "
                        + finding.details()));
    return emitted;
  }

  private void warnOfLargeTemplates(DeployingPrincipal principal, FittedPolicy fitted) {
    output
        .files(principal, fitted)
        .forEach(
            (name, text) -> {
              boolean template = name.contains(".template.");
              if (template && text.getBytes(UTF_8).length > TemplateQuota.IN_REQUEST.bytes()) {
                log.warn(
                    name
                        + " is larger than "
                        + TemplateQuota.IN_REQUEST.bytes()
                        + " bytes, so that CloudFormation takes it from a bucket only (aws"
                        + " cloudformation deploy --s3-bucket BUCKET).");
              }
            });
  }

  private FittedPolicy fit(DeployingPrincipal principal, ComposedPolicy policy)
      throws GoalException {
    try {
      return PolicyFitting.fit(policy, fitting, catalog);
    } catch (PolicyTooLargeException e) {
      throw new GoalException("For the " + principal + ": " + e.getMessage(), e);
    }
  }

  /** The ways in which a policy allows privilege escalation. */
  public static Escalations escalations(
      FittedPolicy fitted, Environment environment, Catalog catalog) {
    List<CompiledPolicy> compiled = new ArrayList<>();
    for (FittedDocument document : fitted.documents()) {
      compiled.add(CompiledPolicy.of("policy " + (compiled.size() + 1), document.policy()));
    }
    return Escalations.in(
        PolicySet.ofIdentity(compiled), environment.partition(), environment.account(), catalog);
  }

  private List<PolicyFinding> findings(FittedPolicy fitted) {
    if (validation.isEmpty()) {
      return List.of();
    }
    try {
      return validation
          .get()
          .ask(
              environment,
              aws -> {
                AccessAnalyzer analyzer = new AccessAnalyzer(aws, environment.region());
                List<PolicyFinding> findings = new ArrayList<>();
                for (FittedDocument document : fitted.documents()) {
                  findings.addAll(analyzer.findings(document.policy()));
                }
                return findings;
              });
    } catch (SimulationUnavailableException e) {
      // The policy is valid without findings; the log says why they are missing.
      log.warn("IAM Access Analyzer was not queried for findings. " + e.getMessage());
      return List.of();
    }
  }

  private void compare(DeployingPrincipal principal, FittedPolicy fitted) throws GoalException {
    List<PolicyDocument> needed = fitted.documents().stream().map(FittedDocument::policy).toList();
    if (output.formats().contains(PolicyFormat.JSON)) {
      List<PolicyDocument> committed = output.committed(principal);
      if (committed.isEmpty()) {
        outdated.add(principal + ": its file does not exist yet");
      } else {
        PolicyDifference difference = PolicyDifference.between(committed, needed);
        PolicyText.difference(difference).forEach(line -> outdated.add(principal + ": " + line));
      }
    }
    output
        .outdated(principal, fitted)
        .forEach(file -> outdated.add(file + " differs from what the goal would write"));
  }

  /** The files that were written so far. */
  public List<Path> written() {
    return List.copyOf(written);
  }

  /**
   * How the compared files differ from what would be written, by action, in words for the user;
   * empty where they do not. If they were compared and do not differ, the log says so.
   */
  public Optional<String> outdated() {
    if (!outdated.isEmpty()) {
      return Optional.of(
          "The policy in "
              + output.directory()
              + " is out of date (+ the app needs it now, - the app no longer needs it):\n  "
              + String.join("\n  ", outdated)
              + "\n"
              + "Write it again with the same parameters and -Dsst-iam.check=false. Where the POM"
              + " has <check>true</check>, no -D changes it: write false for the run, or the"
              + " property <sst-iam.check>true</sst-iam.check> instead.");
    }
    if (check) {
      log.info("The policy in " + output.directory() + " is up to date.");
    }
    return Optional.empty();
  }
}
