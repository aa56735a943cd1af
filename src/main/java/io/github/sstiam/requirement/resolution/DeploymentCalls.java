package io.github.sstiam.requirement.resolution;

import io.github.sstiam.app.Asset;
import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.DeployingTool;
import io.github.sstiam.app.DeploymentRoles.Bootstrap;
import io.github.sstiam.app.DynamicReference;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.ArnTemplate;
import io.github.sstiam.catalog.Evidence;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.DeployingPrincipal.Kind;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.Origin.CallOrigin;
import io.github.sstiam.requirement.need.ArnVariables;
import io.github.sstiam.table.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The calls that the deploying tool makes itself, from {@code calls.tsv}. */
final class DeploymentCalls {
  private static final String RESOURCE = "calls.tsv";
  private static final String AWS_MACRO = "AWS::";
  private static final Map<Kind, DeployingPrincipal> BASE_IDENTITY =
      Map.of(Kind.BASE_IDENTITY, DeployingPrincipal.BASE_IDENTITY);
  private static final Map<Kind, DeployingPrincipal> SERVICE =
      Map.of(Kind.SERVICE, DeployingPrincipal.CLOUDFORMATION);

  private record Row(
      Set<DeployingTool> tools,
      List<String> commands,
      CallSubject subject,
      Action action,
      ArnTemplate resource,
      Necessity necessity,
      Kind principal,
      String purpose,
      Evidence evidence,
      String source) {}

  private final List<Row> rows;

  private DeploymentCalls(List<Row> rows) {
    this.rows = rows;
  }

  /** The rows that the plugin contains. */
  static DeploymentCalls embedded() {
    List<Row> rows = new ArrayList<>();
    for (Table.Row row : Table.embedded(DeploymentCalls.class, RESOURCE).rows()) {
      rows.add(
          new Row(
              tools(row.get("tools")),
              Arrays.asList(row.get("commands").split(",", -1)),
              CallSubject.valueOf(row.get("subject")),
              Action.of(row.get("action")),
              new ArnTemplate(row.get("resource")),
              Necessity.valueOf(row.get("necessity")),
              Kind.valueOf(row.get("principal")),
              row.get("purpose"),
              evidence(row.get("source")),
              row.get("source")));
    }
    return new DeploymentCalls(rows);
  }

  /** Reads labels of tools, separated by commas; {@code A..B} stands for A, B and all between. */
  static Set<DeployingTool> tools(String labels) {
    Set<DeployingTool> tools = EnumSet.noneOf(DeployingTool.class);
    for (String label : labels.split(",", -1)) {
      int range = label.indexOf("..");
      tools.addAll(
          range < 0
              ? EnumSet.of(DeployingTool.labelled(label))
              : EnumSet.range(
                  DeployingTool.labelled(label.substring(0, range)),
                  DeployingTool.labelled(label.substring(range + 2))));
    }
    return tools;
  }

  /**
   * A page documents the call, an issue such as {@code owner/name#1} reports it; any other source
   * is the code of the deploying tool.
   */
  private static Evidence evidence(String source) {
    if (source.startsWith("https://") || source.startsWith("sst docs")) {
      return Evidence.DOCUMENTED;
    }
    return source.contains("#") ? Evidence.OBSERVED : Evidence.HANDLER;
  }

  /**
   * Adds the calls that the deployment of one stack takes. A nested stack takes none of its own.
   *
   * @param app the app
   * @param model which identity does what for the stack
   * @param collector gathers the requirements
   * @param context the condition keys of the stack's requests
   */
  void add(
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
    private final DeployingTool tool;
    private final String command;

    private Calls(
        SstApp app, DeploymentModel model, RequirementCollector collector, RequestContext context) {
      this.app = app;
      this.model = model;
      this.stack = model.stack();
      this.collector = collector;
      this.context = context;
      this.tool = model.callingTool();
      this.command = model.deployment().command().name().toLowerCase(Locale.ROOT);
    }

    private void addAll() {
      add(CallSubject.APP, Map.of());
      add(CallSubject.STACK, Map.of("StackName", stack.name()));
      Optional<String> assumed = model.deployment().assumedRole();
      if (assumed.isPresent()) {
        role(CallSubject.ASSUMED_ROLE, assumed.get(), BASE_IDENTITY);
      }
      role(CallSubject.DEPLOY_ROLE, model.ofCloudFormationCalls());
      Optional<String> tried = model.triedDeployRole();
      if (tried.isPresent()) {
        role(CallSubject.TRIED_DEPLOY_ROLE, tried.get(), Map.of());
      }
      bootstrapVersion();
      Optional<String> execution = model.executionRole();
      if (execution.isPresent()) {
        role(CallSubject.EXECUTION_ROLE, execution.get(), SERVICE);
        if (nestsWithItsOwnRole()) {
          role(
              CallSubject.NESTED_STACKS,
              execution.get(),
              Map.of(Kind.EXECUTION_ROLE, model.ofResources()));
        }
      }
      for (Asset asset : stack.assets()) {
        asset(asset);
      }
      for (DynamicReference reference : stack.references()) {
        reference(reference);
      }
      for (CallSubject lookup : lookups()) {
        add(lookup, Map.of());
      }
    }

    private void bootstrapVersion() {
      Optional<Bootstrap> bootstrap = stack.roles().bootstrap();
      if (bootstrap.isPresent() && bootstrap.get().versionParameter().isPresent()) {
        String parameter = bootstrap.get().versionParameter().get();
        Text name = Text.of(parameter.startsWith("/") ? parameter.substring(1) : parameter);
        fetch(CallSubject.BOOTSTRAP, "ParameterName", name);
      }
    }

    private void asset(Asset asset) {
      if (asset instanceof Asset.FileAsset file) {
        DeployingPrincipal publisher =
            model.ofPublishing(Kind.FILE_PUBLISHING_ROLE, file.publishingRole());
        role(CallSubject.FILE_PUBLISHING_ROLE, publisher);
        add(
            CallSubject.FILE_ASSET,
            Map.of("Bucket", file.bucket(), "Key", file.key()),
            Map.of(Kind.FILE_PUBLISHING_ROLE, publisher));
      } else if (asset instanceof Asset.ImageAsset image) {
        DeployingPrincipal publisher =
            model.ofPublishing(Kind.IMAGE_PUBLISHING_ROLE, image.publishingRole());
        role(CallSubject.IMAGE_PUBLISHING_ROLE, publisher);
        add(
            CallSubject.IMAGE_ASSET,
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
        case SSM, SSM_SECURE -> fetch(CallSubject.FETCHED_PARAMETER, "ParameterName", text);
        case TEMPLATE_PARAMETER -> fetch(CallSubject.TEMPLATE_PARAMETER, "ParameterName", text);
        case MACRO -> {
          boolean aws = name.startsWith(AWS_MACRO);
          Text macro = Text.of(aws ? name.substring(AWS_MACRO.length()) : name);
          add(aws ? CallSubject.AWS_MACRO : CallSubject.ACCOUNT_MACRO, Map.of("Macro", macro));
        }
        case SECRETS_MANAGER ->
            fetch(
                arn ? CallSubject.FETCHED_SECRET_ARN : CallSubject.FETCHED_SECRET, "Secret", text);
      }
    }

    /**
     * CloudFormation fetches values that parameters and resources refer to with the identity that
     * creates the resources, those of parameters when it creates the change set
     * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-iam-servicerole.html).
     */
    private void fetch(CallSubject subject, String variable, Text value) {
      add(subject, Map.of(variable, value), Map.of(Kind.EXECUTION_ROLE, model.ofResources()));
    }

    /** The lookups of the synthesis, and those that such resources usually cause. */
    private Set<CallSubject> lookups() {
      Set<CallSubject> lookups = EnumSet.noneOf(CallSubject.class);
      for (String provider : app.lookups()) {
        Optional<CallSubject> lookup = CallSubject.lookup(provider);
        if (lookup.isPresent()) {
          lookups.add(lookup.get());
        }
      }
      if (declares("AWS::Route53::")) {
        lookups.add(CallSubject.LOOKUP_HOSTED_ZONE);
      }
      if (declares("AWS::EC2::VPC")) {
        lookups.add(CallSubject.LOOKUP_AVAILABILITY_ZONES);
      }
      return lookups;
    }

    private boolean nestsWithItsOwnRole() {
      for (DeclaredResource resource : stack.resources()) {
        if (resource.type().equals("AWS::CloudFormation::Stack")
            && resource.properties().texts("RoleARN").isEmpty()) {
          return true;
        }
      }
      return false;
    }

    private boolean declares(String type) {
      for (DeclaredResource resource : stack.resources()) {
        if (resource.type().startsWith(type)) {
          return true;
        }
      }
      return false;
    }

    private void role(CallSubject subject, DeployingPrincipal role) {
      if (!role.isCaller()) {
        role(subject, role.arn(), Map.of());
      }
    }

    private void role(CallSubject subject, String arn, Map<Kind, DeployingPrincipal> principals) {
      add(subject, Map.of("Role", Text.of(arn)), principals);
    }

    private void add(CallSubject subject, Map<String, Text> variables) {
      add(subject, variables, Map.of());
    }

    private void add(
        CallSubject subject,
        Map<String, Text> variables,
        Map<Kind, DeployingPrincipal> principals) {
      Map<String, Text> all = new HashMap<>(variables);
      all.put("App", text(app.name()));
      all.put("Stage", text(app.stage()));
      for (Row row : rows) {
        if (row.subject() == subject
            && row.tools().contains(tool)
            && row.commands().contains(command)) {
          DeployingPrincipal principal =
              row.principal() == Kind.DEPLOY_ROLE
                  ? model.ofCloudFormationCalls()
                  : principals.getOrDefault(row.principal(), DeployingPrincipal.CALLER);
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
            principal.isIdentity() ? context.ofCall(row.action()) : context.ofService(row.action()),
            row.necessity(),
            new CallOrigin(stack.name().pattern(), row.purpose(), row.evidence(), row.source()));
      }
    }
  }

  private static Text text(Optional<String> name) {
    return name.isPresent() ? Text.of(name.get()) : Text.UNKNOWN;
  }

  private static List<String> withoutSlash(List<String> literals) {
    List<String> without = new ArrayList<>(literals);
    without.set(0, without.get(0).substring(1));
    return without;
  }

  private static List<Text> values(
      Environment environment, Map<String, Text> variables, String variable) {
    Optional<Text> value = environment.variable(variable);
    Text text = value.isPresent() ? value.get() : variables.get(variable);
    if (text == null) {
      throw new IllegalStateException(RESOURCE + ": unknown variable " + variable);
    }
    return List.of(text);
  }
}
