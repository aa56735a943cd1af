package io.github.sstiam.reader.construct;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.SstVersion;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.script.Instance;
import io.github.sstiam.reader.script.ScriptException;
import io.github.sstiam.reader.script.ScriptValue;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads an SST app from its sources, without running them. */
public final class ConstructSource {
  private static final SstVersion ONE = new SstVersion(1, 18, 4);
  private static final SstVersion TWO = new SstVersion(2, 49, 8);
  private static final SstVersion FOUR = new SstVersion(4, 17, 1);

  /** From this version on, SST gives each stack the tags of the app. */
  private static final SstVersion TAGS = new SstVersion(0, 58, 0);

  private final Request request;
  private final Catalog catalog;
  private final Set<String> remarks = new TreeSet<>();
  private final NavigableSet<String> lookups = new TreeSet<>();
  private final Set<String> unknown = new TreeSet<>();

  private ConstructSource(Request request, Catalog catalog) {
    this.request = request;
    this.catalog = catalog;
  }

  /**
   * Which app is to be read.
   *
   * @param appDirectory the app's folder
   * @param version the version of SST, where it is known
   * @param stage the stage, where it is known
   * @param environment the environment of the app's stacks, by the region that the app names
   */
  public record Request(
      Path appDirectory,
      Optional<SstVersion> version,
      Optional<String> stage,
      Function<Optional<String>, Environment> environment) {
    public Request {
      requireNonNull(appDirectory, "appDirectory is null");
      requireNonNull(version, "version is null");
      requireNonNull(stage, "stage is null");
      requireNonNull(environment, "environment is null");
    }
  }

  /**
   * What was read.
   *
   * @param app the app
   * @param unknown the constructs that nobody knows, with their places, sorted
   */
  public record Found(SstApp app, List<String> unknown) {
    public Found {
      requireNonNull(app, "app is null");
      unknown = List.copyOf(unknown);
    }
  }

  /**
   * Reads an app.
   *
   * @param request which app
   * @param catalog knows what references to resources return
   * @throws ScriptException if a file is missing or wrong
   */
  public static Found read(Request request, Catalog catalog) {
    try {
      return new ConstructSource(request, catalog).read();
    } catch (StackOverflowError e) {
      throw new ScriptException(
          "What the app declares holds itself, or is nested too deeply to be read. Have the app"
              + " synthesised (-Dsst-iam.synthesise=true).",
          e);
    }
  }

  private Found read() {
    AppConfig config = AppConfig.of(request.appDirectory().toAbsolutePath().normalize());
    SourceApp app =
        config.json().isPresent()
            ? SourceApp.ofJson(config, version(ONE), stage(config), request.environment())
            : SourceApp.ofScript(config, this::scriptVersion, stage(config), request.environment());
    List<Stack> stacks = stacks(app);
    remarks.addAll(app.runtime().remarks());
    lookups.addAll(app.runtime().lookups());
    if (stacks.isEmpty()) {
      throw new ScriptException(
          config.place()
              + ": the app makes no stack. Declare one, or check -Dsst-iam.appDirectory.");
    }
    AppSettings settings = app.settings();
    List<String> all = new ArrayList<>(remarks);
    return new Found(
        new SstApp(
            settings.name(),
            settings.stage(),
            Optional.of(settings.version()),
            stacks,
            lookups,
            all),
        List.copyOf(unknown));
  }

  private SstVersion scriptVersion(boolean isPulumi) {
    return version(isPulumi ? FOUR : TWO);
  }

  /** The version that the app's package files say, else the newest of the generation. */
  private SstVersion version(SstVersion newest) {
    return request
        .version()
        .orElseGet(
            () -> {
              remarks.add(
                  "No package file says the version of SST; "
                      + newest
                      + " is assumed. Give -Dsst-iam.sstVersion.");
              return newest;
            });
  }

  /** The stage: given, or what {@code sst.json} or SST's own file of the developer says. */
  private Optional<String> stage(AppConfig config) {
    return request.stage().or(() -> config.text("stage")).or(() -> ownStage(config.file()));
  }

  private static Optional<String> ownStage(Path config) {
    Path file = config.resolveSibling(".sst").resolve("stage");
    try {
      return Files.isRegularFile(file) && Files.size(file) < 100
          ? Optional.of(Files.readString(file).trim()).filter(text -> text.matches("[\\w-]{1,99}"))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private List<Stack> stacks(SourceApp app) {
    ConstructTables tables = ConstructTables.of(app.settings().version());
    ConstructIndex constructs = new ConstructIndex(tables, app.runtime().made());
    List<Stack> stacks = new ArrayList<>();
    if (app.settings().isPulumi()) {
      stacks.add(components(app, tables, constructs));
      return stacks;
    }
    ScriptValue ofApp = ScriptValue.UNDEFINED;
    for (Instance each : constructs.apps()) {
      ofApp = PropsMerge.over(ofApp, functionDefaults(app, constructs, each));
    }
    for (Map.Entry<Instance, List<ConstructDeclaration>> entry : constructs.byStack().entrySet()) {
      Instance instance = entry.getKey();
      ScriptValue defaults = PropsMerge.over(ofApp, functionDefaults(app, constructs, instance));
      Text name = app.settings().stackName(instance);
      SourceStack stack =
          new SourceStack(
              name, tables, app.settings(), defaults, removesAll(constructs), catalog, unknown);
      stack.addBaseline(instance);
      entry.getValue().forEach(stack::add);
      stacks.add(finished(stack, app));
    }
    return stacks;
  }

  /** Whether the app says that its resources are removed with it, or may say so. */
  private static boolean removesAll(ConstructIndex constructs) {
    return constructs.apps().stream()
        .flatMap(app -> app.calls().stream())
        .filter(call -> call.method().equals("setDefaultRemovalPolicy"))
        .anyMatch(call -> call.arguments().isEmpty() || !isRetained(call.arguments().get(0)));
  }

  private static boolean isRetained(ScriptValue policy) {
    String text =
        policy instanceof ScriptValue.External constant
            ? constant.path()
            : ConstructArguments.text(policy).pattern();
    return text.toLowerCase(Locale.ROOT).endsWith("retain");
  }

  private Stack finished(SourceStack stack, SourceApp app) {
    Stack resolved =
        stack.resolved(
            app.environment(),
            tags(app.settings()),
            new BootstrapRoles(app.settings().version(), app.environment(), app.cdk()));
    remarks.addAll(stack.remarks());
    lookups.addAll(stack.lookups());
    return resolved;
  }

  private static ScriptValue functionDefaults(
      SourceApp app, ConstructIndex constructs, Instance instance) {
    ScriptValue props = constructs.declared(instance, ConstructPath.STACK).props();
    ScriptValue defaults =
        props instanceof Obj object
            ? object.members().getOrDefault("defaultFunctionProps", ScriptValue.UNDEFINED)
            : ScriptValue.UNDEFINED;
    // SST 0 takes a function of the stack, too.
    return defaults instanceof ScriptValue.Func
        ? app.runtime().interpreter().call(defaults, List.of(instance), instance.place())
        : defaults;
  }

  /** The tags of the app's stacks, which CloudFormation hands to their resources. */
  private static Map<String, String> tags(AppSettings settings) {
    Map<String, String> tags = new TreeMap<>();
    if (settings.version().compareTo(TAGS) >= 0) {
      tags.put("sst:app", settings.name().orElse("*"));
      tags.put("sst:stage", settings.stage().orElse("*"));
    }
    return tags;
  }

  /** SST 3 and 4 have no stacks: all components of the app are in one. */
  private Stack components(SourceApp app, ConstructTables tables, ConstructIndex constructs) {
    AppSettings settings = app.settings();
    Text name =
        settings.textOf(settings.name()).then(Text.of("-")).then(settings.textOf(settings.stage()));
    SourceStack stack =
        new SourceStack(name, tables, settings, ScriptValue.UNDEFINED, false, catalog, unknown);
    for (Instance instance : app.runtime().made()) {
      boolean component =
          ConstructName.of(instance)
              .filter(found -> found.origin() == ConstructName.Origin.PULUMI)
              .isPresent();
      if (component && !instance.arguments().isEmpty()) {
        Text id = ConstructArguments.text(instance.arguments().get(0));
        stack.add(constructs.declared(instance, ConstructPath.of(id)));
      }
    }
    return finished(stack, app);
  }
}
