package io.github.sstiam.goal;

import io.github.sstiam.goal.output.ReportFormat;
import io.github.sstiam.goal.port.BuildCache;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.goal.verification.OnlineVerification.Fallback;
import io.github.sstiam.goal.verification.PrincipalFiles;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.simulation.gate.BuildGate.Response;
import io.github.sstiam.simulation.gate.SuppressionDeclaration;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A run of {@code verify-permissions} in the test's JVM. */
public final class VerifyCase extends GoalCase<VerifyCase, VerifyResult> {
  /**
   * A policy that deploys the crud-api example through the roles of CDK's bootstrap stack, and
   * creates no resource itself.
   */
  static final Path CALLER_OF_BOOTSTRAP_ROLES =
      Path.of("src/test/resources/io/github/sstiam/goal/bootstrap-roles-caller.json");

  private final Path project;
  private final List<Path> policies = new ArrayList<>();
  private final List<Path> execution = new ArrayList<>();
  private final List<Path> serviceControl = new ArrayList<>();
  private final List<Path> resourceControl = new ArrayList<>();
  private final List<ContextEntry> context = new ArrayList<>();
  private final List<SuppressionDeclaration> suppressions = new ArrayList<>();
  private Optional<Path> details = Optional.empty();
  private Optional<Path> permissionsBoundary = Optional.empty();
  private Optional<Path> session = Optional.empty();
  private Optional<Path> suppressionFile = Optional.empty();
  private Optional<String> principalArn = Optional.empty();
  private Necessity failOn = Necessity.REQUIRED;
  private Response onUnknown = Response.FAIL;
  private Response onOrganizationDenial = Response.FAIL;
  private Response onUnavailable = Response.FAIL;
  private Fallback fallback = Fallback.NONE;
  private LocalDate today = LocalDate.parse("2026-11-30");
  private Set<ReportFormat> reports = EnumSet.of(ReportFormat.HTML, ReportFormat.JSON);

  private VerifyCase(Path app, Path project) {
    super(app, project);
    this.project = project;
  }

  /** The crud-api example, deployed by the caller alone to an account with bootstrap stacks. */
  public static VerifyCase crudApi(Path project) {
    return of(CRUD_API, project).byCallerAlone();
  }

  /** An app of any folder. */
  public static VerifyCase of(Path app, Path project) {
    return new VerifyCase(app, project);
  }

  /** Verifies a policy of the crud-api example. */
  public VerifyCase policy(String name) {
    return policies(CRUD_API.resolve("policies").resolve(name));
  }

  public VerifyCase policies(Path... files) {
    policies.addAll(List.of(files));
    return this;
  }

  /** Verifies a policy that the test writes into the project's folder. */
  public VerifyCase policyText(String name, String text) throws Exception {
    return policies(Files.writeString(project.resolve(name), text));
  }

  public VerifyCase executionPolicies(Path... files) {
    execution.addAll(List.of(files));
    return this;
  }

  public VerifyCase resourceControlPolicies(Path... files) {
    resourceControl.addAll(List.of(files));
    return this;
  }

  public VerifyCase serviceControlPolicies(Path... files) {
    serviceControl.addAll(List.of(files));
    return this;
  }

  public VerifyCase permissionsBoundary(Path file) {
    permissionsBoundary = Optional.of(file);
    return this;
  }

  public VerifyCase sessionPolicy(Path file) {
    session = Optional.of(file);
    return this;
  }

  public VerifyCase authorizationDetails(Path file) {
    details = Optional.of(file);
    return this;
  }

  public VerifyCase principalArn(String arn) {
    principalArn = Optional.of(arn);
    return this;
  }

  public VerifyCase contextEntry(ContextEntry entry) {
    context.add(entry);
    return this;
  }

  public VerifyCase suppressing(SuppressionDeclaration declaration) {
    suppressions.add(declaration);
    return this;
  }

  public VerifyCase suppressionFile(Path file) {
    suppressionFile = Optional.of(file);
    return this;
  }

  public VerifyCase failOn(Necessity given) {
    failOn = given;
    return this;
  }

  public VerifyCase onUnknown(Response given) {
    onUnknown = given;
    return this;
  }

  public VerifyCase onOrganizationDenial(Response given) {
    onOrganizationDenial = given;
    return this;
  }

  public VerifyCase fallback(Fallback given) {
    fallback = given;
    return this;
  }

  public VerifyCase onUnavailable(Response given) {
    onUnavailable = given;
    return this;
  }

  public VerifyCase today(String date) {
    today = LocalDate.parse(date);
    return this;
  }

  public VerifyCase reports(ReportFormat... formats) {
    reports = Set.of(formats);
    return this;
  }

  @Override
  VerifyCase self() {
    return this;
  }

  @Override
  VerifyResult run(GoalRequest request, BuildCache cache) throws GoalException {
    return new VerifyPermissions(log, cache)
        .run(
            new VerifyRequest(
                request,
                principalArn,
                new PrincipalFiles(
                    policies,
                    details,
                    permissionsBoundary,
                    session,
                    serviceControl,
                    resourceControl,
                    execution),
                fallback,
                context,
                new VerifyRequest.Gate(failOn, onUnknown, onOrganizationDenial, onUnavailable),
                suppressions,
                suppressionFile,
                today,
                reports));
  }
}
