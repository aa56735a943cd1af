package io.github.sstiam.goal;

import io.github.sstiam.app.SstVersion;
import io.github.sstiam.aws.MfaCode;
import io.github.sstiam.goal.access.AwsOptions;
import io.github.sstiam.goal.app.AppRequest;
import io.github.sstiam.goal.app.AppRequest.StaleAssembly;
import io.github.sstiam.goal.app.AppRequest.UnknownTypes;
import io.github.sstiam.goal.deployment.DeploymentRequest;
import io.github.sstiam.goal.deployment.DeploymentRequest.Bootstrap;
import io.github.sstiam.goal.port.BuildCache;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.goal.port.GoalResult;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.Source;
import io.github.sstiam.reader.declared.ResourceDeclaration;
import io.github.sstiam.reader.stack.Target;
import io.github.sstiam.requirement.Deployment.Command;
import io.github.sstiam.requirement.Deployment.Roles;
import io.github.sstiam.requirement.Deployment.Stacks;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A run of a goal in the test's JVM: an app, parameters that have the defaults of the plugin unless
 * the test sets them, and a log that keeps its lines. The build is offline, so that no case calls
 * AWS, unless the test names an endpoint.
 *
 * @param <C> the case of a goal
 * @param <R> the result of the goal
 */
public abstract class GoalCase<C extends GoalCase<C, R>, R extends GoalResult> {
  /** The folder of the crud-api example, which has a cloud assembly of SST 2. */
  public static final Path CRUD_API = Path.of("examples/crud-api");

  /** What the goal logs. */
  public final RecordingLog log = new RecordingLog();

  private final Path app;
  private final Path project;
  private final BuildCache cache = new BuildCache();
  private final List<Path> templates = new ArrayList<>();
  private final List<ResourceDeclaration> declared = new ArrayList<>();
  private Source source = Source.AUTO;
  private Target target = Target.AS_DECLARED;
  private Optional<String> stage = Optional.empty();
  private Optional<SstVersion> version = Optional.empty();
  private StaleAssembly staleAssembly = StaleAssembly.IGNORE;
  private UnknownTypes unknownTypes = UnknownTypes.WARN;
  private boolean failOnUnknownConstructs;
  private Optional<AppRequest.Synthesis> synthesis = Optional.empty();
  private Optional<AppRequest.DeployedState> changes = Optional.empty();
  private Optional<Path> archive = Optional.empty();
  private Command command = Command.DEPLOY;
  private Stacks stacks = Stacks.ANY;
  private Bootstrap bootstrap = Bootstrap.AUTO;
  private Roles roles = Roles.AUTO;
  private Optional<String> serviceRole = Optional.empty();
  private Optional<String> assumedRole = Optional.empty();
  private Optional<String> boundary = Optional.empty();
  private List<String> explain = List.of();
  private Optional<URI> endpoint = Optional.empty();
  private Duration timeout = Duration.ofMinutes(1);

  /**
   * @param app the app's folder
   * @param project the project's folder, in which the goal writes to {@code target/sst-iam}
   */
  GoalCase(Path app, Path project) {
    this.app = app;
    this.project = project;
  }

  abstract C self();

  abstract R run(GoalRequest request, BuildCache shared) throws GoalException;

  /** Runs the goal. */
  public final R run() throws GoalException {
    return run(request(), cache);
  }

  /** The folder that the goal writes to. */
  public final Path output() {
    return project.resolve("target/sst-iam");
  }

  /** The text of a file that the goal has written. */
  public final String written(String name) throws Exception {
    return Files.readString(output().resolve(name));
  }

  public final C source(Source given) {
    source = given;
    return self();
  }

  /** Reads a template of the project's folder, for an account and region. */
  public final C template(String name, String text) throws Exception {
    templates.add(Files.writeString(project.resolve(name), text));
    target = new Target(Optional.empty(), Optional.of("123456789012"), Optional.of("eu-west-1"));
    return self();
  }

  public final C account(String given) {
    target = new Target(Optional.empty(), Optional.of(given), Optional.empty());
    return self();
  }

  public final C stage(String given) {
    stage = Optional.of(given);
    return self();
  }

  public final C sstVersion(String given) {
    version = SstVersion.of(given);
    return self();
  }

  public final C declaring(String type, String name) {
    declared.add(new ResourceDeclaration(type, Optional.of(name), Optional.empty(), Map.of()));
    return self();
  }

  public final C staleAssembly(StaleAssembly given) {
    staleAssembly = given;
    return self();
  }

  public final C unknownTypes(UnknownTypes given) {
    unknownTypes = given;
    return self();
  }

  public final C failOnUnknownConstructs() {
    failOnUnknownConstructs = true;
    return self();
  }

  public final C archive(Path given) {
    archive = Optional.of(given);
    return self();
  }

  /** Runs a program as the app's synthesis first. */
  public final C synthesis(String... program) {
    synthesis = Optional.of(new AppRequest.Synthesis(List.of(program), Duration.ofMinutes(1)));
    return self();
  }

  /** Takes only what differs from the templates in a folder. */
  public final C changedFrom(Path deployedTemplates) {
    changes = Optional.of(new AppRequest.DeployedState(Optional.of(deployedTemplates)));
    return self();
  }

  /** Takes only what differs from the templates that CloudFormation has deployed. */
  public final C changedFromDeployed() {
    changes = Optional.of(new AppRequest.DeployedState(Optional.empty()));
    return self();
  }

  public final C command(Command given) {
    command = given;
    return self();
  }

  public final C stacks(Stacks given) {
    stacks = given;
    return self();
  }

  public final C bootstrap(Bootstrap given) {
    bootstrap = given;
    return self();
  }

  public final C roles(Roles given) {
    roles = given;
    return self();
  }

  /** The caller deploys without the roles of the bootstrap stacks, which exist. */
  public final C byCallerAlone() {
    return roles(Roles.CALLER).bootstrap(Bootstrap.EXCLUDE);
  }

  public final C serviceRole(String arn) {
    serviceRole = Optional.of(arn);
    return self();
  }

  /** The deploying tool assumes a role first. */
  public final C assumedRole(String arn) {
    assumedRole = Optional.of(arn);
    return self();
  }

  public C boundary(String arn) {
    boundary = Optional.of(arn);
    return self();
  }

  public final C explain(String... actions) {
    explain = List.of(actions);
    return self();
  }

  /** Calls an endpoint on this machine; the build is then online. */
  public final C endpoint(URI given) {
    endpoint = Optional.of(given);
    return self();
  }

  /** The most time that all requests of one question to AWS may take together. */
  public final C timeout(Duration given) {
    timeout = given;
    return self();
  }

  private GoalRequest request() {
    MfaCode noDevice =
        serial -> {
          throw new SimulationUnavailableException("no device for " + serial);
        };
    return new GoalRequest(
        new AppRequest(
            ReadRequest.in(app)
                .source(source)
                .templates(templates)
                .target(target)
                .stage(stage)
                .version(version)
                .declaring(declared)
                .failOnUnknownConstructs(failOnUnknownConstructs)
                .build(),
            synthesis,
            staleAssembly,
            changes,
            new AppRequest.TypeSources(
                archive, project, List.of(), unknownTypes, project.resolve("type-cache"))),
        new DeploymentRequest(
            command, stacks, bootstrap, roles, serviceRole, assumedRole, boundary, explain),
        new AwsOptions(
            Optional.empty(), endpoint, timeout, endpoint.isEmpty(), Optional.empty(), noDevice),
        project,
        output());
  }
}
