package io.github.sstiam.reader.construct;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstVersion;
import io.github.sstiam.app.Text;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.script.Instance;
import io.github.sstiam.reader.script.ScriptException;
import io.github.sstiam.reader.script.ScriptValue;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.stack.ParsedStacks;
import io.github.sstiam.reader.stack.StackOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/** Reads an SST app from its sources, without running them. */
public final class ConstructSource {
  private static final SstVersion ONE = new SstVersion(1, 18, 4);
  private static final SstVersion TWO = new SstVersion(2, 49, 8);
  private static final SstVersion FOUR = new SstVersion(4, 17, 1);

  private final Request request;
  private final Set<String> remarks = new TreeSet<>();

  private ConstructSource(Request request) {
    this.request = request;
  }

  /**
   * Which app is to be read.
   *
   * @param configuration the file that configures SST, in the app's folder
   * @param version the version of SST, where it is known
   * @param options what the user says of the stacks
   * @param failOnUnknown whether an unknown construct is an error instead of a remark
   */
  public record Request(
      Path configuration,
      Optional<SstVersion> version,
      StackOptions options,
      boolean failOnUnknown) {
    public Request {
      requireNonNull(configuration, "configuration is null");
      requireNonNull(version, "version is null");
      requireNonNull(options, "options is null");
    }
  }

  /**
   * Interprets the sources of an app.
   *
   * @param request which app
   * @return the app's stacks
   * @throws AppReadException if a file is missing or wrong, if the app makes constructs that are
   *     not known and that is an error, or if deployed templates are to be compared
   */
  public static ParsedStacks parse(Request request) throws AppReadException {
    if (request.options().deployed().isPresent()) {
      throw new AppReadException(
          "-Dsst-iam.changesOnly compares templates, and the app's sources contain none."
              + " Synthesise the app (-Dsst-iam.synthesise=true), or leave changesOnly out.");
    }
    try {
      return new ConstructSource(request).read();
    } catch (ScriptException e) {
      throw new AppReadException(e.getMessage(), e);
    } catch (StackOverflowError e) {
      throw new AppReadException(
          "The app's declarations are recursive or nested too deeply to analyse. Synthesise the app"
              + " (-Dsst-iam.synthesise=true).",
          e);
    }
  }

  private ParsedSources read() {
    AppConfig config = AppConfig.of(request.configuration().toAbsolutePath().normalize());
    Function<Optional<String>, Environment> environments =
        region -> request.options().target().environment(Optional.empty(), region);
    SourceApp app =
        config.json().isPresent()
            ? SourceApp.ofJson(config, version(ONE), stage(config), environments)
            : SourceApp.ofScript(config, this::scriptVersion, stage(config), environments);
    ConstructTables tables = ConstructTables.of(app.settings().version());
    List<ParsedSources.StackPlan> stacks = stacks(app, tables);
    if (stacks.isEmpty()) {
      throw new ScriptException(
          config.place()
              + ": the app makes no stack. Declare one, or check -Dsst-iam.appDirectory.");
    }
    remarks.addAll(app.runtime().remarks());
    return new ParsedSources(
        app.settings(),
        app.environment(),
        app.cdk(),
        tables,
        stacks,
        app.runtime().lookups(tables),
        remarks,
        request.failOnUnknown());
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
    return request
        .options()
        .stage()
        .or(() -> config.text("stage"))
        .or(() -> ownStage(config.file()));
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

  private static List<ParsedSources.StackPlan> stacks(SourceApp app, ConstructTables tables) {
    ConstructIndex constructs = new ConstructIndex(tables, app.runtime().made());
    List<ParsedSources.StackPlan> stacks = new ArrayList<>();
    if (app.settings().isPulumi()) {
      stacks.add(components(app, constructs));
      return stacks;
    }
    ScriptValue ofApp = ScriptValue.UNDEFINED;
    for (Instance each : constructs.apps()) {
      ofApp = PropsMerge.over(ofApp, functionDefaults(app, constructs, each));
    }
    for (Map.Entry<Instance, List<ConstructDeclaration>> entry : constructs.byStack().entrySet()) {
      Instance instance = entry.getKey();
      stacks.add(
          new ParsedSources.StackPlan(
              app.settings().stackName(instance),
              Optional.of(instance),
              PropsMerge.over(ofApp, functionDefaults(app, constructs, instance)),
              removesAll(constructs),
              entry.getValue()));
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

  /** SST 3 and 4 have no stacks: all components of the app are in one. */
  private static ParsedSources.StackPlan components(SourceApp app, ConstructIndex constructs) {
    AppSettings settings = app.settings();
    Text name =
        settings.textOf(settings.name()).then(Text.of("-")).then(settings.textOf(settings.stage()));
    List<ConstructDeclaration> components = new ArrayList<>();
    for (Instance instance : app.runtime().made()) {
      boolean component =
          ConstructName.of(instance)
              .filter(found -> found.origin() == ConstructName.Origin.PULUMI)
              .isPresent();
      if (component && !instance.arguments().isEmpty()) {
        Text id = ConstructArguments.text(instance.arguments().get(0));
        components.add(constructs.declared(instance, ConstructPath.of(id)));
      }
    }
    return new ParsedSources.StackPlan(
        name, Optional.empty(), ScriptValue.UNDEFINED, false, components);
  }
}
