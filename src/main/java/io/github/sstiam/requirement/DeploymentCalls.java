package io.github.sstiam.requirement;

import io.github.sstiam.app.Asset;
import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.DeploymentRoles.Bootstrap;
import io.github.sstiam.app.DynamicReference;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.ArnTemplate;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.DeployingPrincipal.Kind;
import io.github.sstiam.requirement.Origin.CallOrigin;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The calls that the deploying tool makes itself, as rows of {@code calls.tsv}. */
final class DeploymentCalls {
  private static final String RESOURCE = "calls.tsv";

  /** What calls are about, which decides the variables that a row's resource may use. */
  private enum Subject {
    /** The app: App, Stage. */
    APP,
    /** Every stack: StackName. */
    STACK,
    /** The bootstrap stack's version: ParameterName. */
    BOOTSTRAP,
    FILE_ASSET,
    IMAGE_ASSET,
    DEPLOY_ROLE,
    /** A deploy role that the tool does without where it may not assume it: Role. */
    TRIED_DEPLOY_ROLE,
    FILE_PUBLISHING_ROLE,
    IMAGE_PUBLISHING_ROLE,
    EXECUTION_ROLE,
    /** The role that runs the deploying tool: Role. */
    ASSUMED_ROLE,
    /** A parameter of Systems Manager that a template's parameter names: ParameterName. */
    TEMPLATE_PARAMETER,
    /** One that a resource names: ParameterName. */
    FETCHED_PARAMETER,
    /** A secret that a resource names: Secret. */
    FETCHED_SECRET,
    /** A secret that a resource names by its ARN: Secret. */
    FETCHED_SECRET_ARN,
    /** A type of resource among the declared ones, which the tool looks something up for. */
    HOSTED_ZONE,
    VPC
  }

  private record Row(
      String generations,
      List<String> commands,
      Subject subject,
      Action action,
      ArnTemplate resource,
      Necessity necessity,
      Kind principal,
      String purpose) {}

  private final List<Row> rows;

  private DeploymentCalls(List<Row> rows) {
    this.rows = rows;
  }

  /** The rows that the plugin brings along. */
  static DeploymentCalls embedded() {
    return new DeploymentCalls(
        Rows.of(RESOURCE, 9).stream()
            .map(
                columns ->
                    new Row(
                        columns.get(0),
                        Arrays.asList(columns.get(1).split(",", -1)),
                        Subject.valueOf(columns.get(2)),
                        Action.of(columns.get(3)),
                        new ArnTemplate(columns.get(4)),
                        Necessity.valueOf(columns.get(5)),
                        Kind.valueOf(columns.get(6)),
                        columns.get(7)))
            .toList());
  }

  /**
   * Adds the calls that deploying one stack takes. A nested stack takes none of its own.
   *
   * @param app the app
   * @param model which identity does what for the stack
   * @param collector gathers the needs
   * @param context knows the condition keys
   */
  void of(
      SstApp app, DeploymentModel model, RequirementCollector collector, RequestContext context) {
    if (model.stack().parent().isPresent()) {
      return;
    }
    new Calls(app, model, collector, context).addAll();
  }

  private final class Calls {
    private final SstApp app;
    private final DeploymentModel model;
    private final Stack stack;
    private final RequirementCollector collector;
    private final RequestContext context;

    private Calls(
        SstApp app, DeploymentModel model, RequirementCollector collector, RequestContext context) {
      this.app = app;
      this.model = model;
      this.stack = model.stack();
      this.collector = collector;
      this.context = context;
    }

    private void addAll() {
      add(Subject.APP, Map.of());
      add(Subject.STACK, Map.of("StackName", stack.name()));
      model
          .deployment()
          .assumedRole()
          .ifPresent(
              arn ->
                  add(
                      Subject.ASSUMED_ROLE,
                      Map.of("Role", Text.of(arn)),
                      Map.of(Kind.BASE_IDENTITY, DeployingPrincipal.BASE_IDENTITY)));
      DeployingPrincipal deployer = model.ofCloudFormationCalls();
      role(Subject.DEPLOY_ROLE, deployer);
      model
          .triedDeployRole()
          .ifPresent(arn -> add(Subject.TRIED_DEPLOY_ROLE, Map.of("Role", Text.of(arn))));
      stack
          .roles()
          .bootstrap()
          .flatMap(Bootstrap::versionParameter)
          .map(parameter -> parameter.startsWith("/") ? parameter.substring(1) : parameter)
          .ifPresent(
              parameter -> add(Subject.BOOTSTRAP, Map.of("ParameterName", Text.of(parameter))));
      model
          .executionRole()
          .ifPresent(
              arn ->
                  add(
                      Subject.EXECUTION_ROLE,
                      Map.of("Role", Text.of(arn)),
                      Map.of(Kind.SERVICE, DeployingPrincipal.CLOUDFORMATION)));
      for (Asset asset : stack.assets()) {
        asset(asset);
      }
      stack.references().forEach(this::reference);
      if (declares("AWS::Route53::")) {
        add(Subject.HOSTED_ZONE, Map.of());
      }
      if (declares("AWS::EC2::VPC")) {
        add(Subject.VPC, Map.of());
      }
    }

    private void asset(Asset asset) {
      if (asset instanceof Asset.FileAsset file) {
        DeployingPrincipal publisher =
            model.ofPublishing(Kind.FILE_PUBLISHING_ROLE, file.publishingRole());
        role(Subject.FILE_PUBLISHING_ROLE, publisher);
        add(
            Subject.FILE_ASSET,
            Map.of("Bucket", file.bucket(), "Key", file.key()),
            Map.of(Kind.FILE_PUBLISHING_ROLE, publisher));
      } else if (asset instanceof Asset.ImageAsset image) {
        DeployingPrincipal publisher =
            model.ofPublishing(Kind.IMAGE_PUBLISHING_ROLE, image.publishingRole());
        role(Subject.IMAGE_PUBLISHING_ROLE, publisher);
        add(
            Subject.IMAGE_ASSET,
            Map.of("Repository", image.repository()),
            Map.of(Kind.IMAGE_PUBLISHING_ROLE, publisher));
      }
    }

    private void reference(DynamicReference reference) {
      boolean arn = reference.name().pattern().startsWith("arn:");
      String name = reference.name().pattern();
      Text text =
          name.startsWith("/")
              ? new Text(withoutSlash(reference.name().literals()))
              : reference.name();
      switch (reference.store()) {
        case SSM, SSM_SECURE -> fetch(Subject.FETCHED_PARAMETER, "ParameterName", text);
        case TEMPLATE_PARAMETER -> add(Subject.TEMPLATE_PARAMETER, Map.of("ParameterName", text));
        case SECRETS_MANAGER ->
            fetch(arn ? Subject.FETCHED_SECRET_ARN : Subject.FETCHED_SECRET, "Secret", text);
      }
    }

    /** Values that resources name are fetched with the rights that create the resources. */
    private void fetch(Subject subject, String variable, Text value) {
      add(subject, Map.of(variable, value), Map.of(Kind.EXECUTION_ROLE, model.ofResources()));
    }

    private boolean declares(String type) {
      return stack.resources().stream()
          .map(DeclaredResource::type)
          .anyMatch(declared -> declared.startsWith(type));
    }

    private void role(Subject subject, DeployingPrincipal role) {
      if (!role.isCaller()) {
        add(subject, Map.of("Role", Text.of(role.arn())));
      }
    }

    private void add(Subject subject, Map<String, Text> variables) {
      add(subject, variables, Map.of());
    }

    private void add(
        Subject subject, Map<String, Text> variables, Map<Kind, DeployingPrincipal> publisher) {
      String command = model.deployment().command().name().toLowerCase(Locale.ROOT);
      Map<String, Text> all = new HashMap<>(variables);
      all.put("App", app.name().map(Text::of).orElse(Text.UNKNOWN));
      all.put("Stage", app.stage().map(Text::of).orElse(Text.UNKNOWN));
      for (Row row : rows) {
        if (row.subject() == subject
            && row.generations().indexOf(model.generation()) >= 0
            && row.commands().contains(command)) {
          DeployingPrincipal principal =
              row.principal() == Kind.DEPLOY_ROLE
                  ? model.ofCloudFormationCalls()
                  : publisher.getOrDefault(row.principal(), DeployingPrincipal.CALLER);
          add(row, all, principal);
        }
      }
    }

    private void add(Row row, Map<String, Text> variables, DeployingPrincipal principal) {
      List<Text> arns =
          row.resource().expand(variable -> values(stack.environment(), variables, variable));
      for (Text arn : arns) {
        collector.add(
            principal,
            row.action(),
            ArnVariables.pattern(arn).orElse(ArnPattern.ANY),
            principal.isIdentity()
                ? context.ofCall(stack.environment(), row.action())
                : context.ofService(stack, row.action()),
            row.necessity(),
            new CallOrigin(stack.name().pattern(), row.purpose()));
      }
    }
  }

  private static List<String> withoutSlash(List<String> literals) {
    List<String> without = new ArrayList<>(literals);
    without.set(0, without.get(0).substring(1));
    return without;
  }

  private static List<Text> values(
      Environment environment, Map<String, Text> variables, String variable) {
    return environment
        .variable(variable)
        .or(() -> Optional.ofNullable(variables.get(variable)))
        .map(List::of)
        .orElseThrow(() -> new IllegalStateException(RESOURCE + ": unknown variable " + variable));
  }
}
