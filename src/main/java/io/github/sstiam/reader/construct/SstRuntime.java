package io.github.sstiam.reader.construct;

import io.github.sstiam.app.Text;
import io.github.sstiam.reader.script.Instance;
import io.github.sstiam.reader.script.Interpreter;
import io.github.sstiam.reader.script.Library;
import io.github.sstiam.reader.script.Place;
import io.github.sstiam.reader.script.ScriptException;
import io.github.sstiam.reader.script.ScriptValue;
import io.github.sstiam.reader.script.ScriptValue.Bool;
import io.github.sstiam.reader.script.ScriptValue.ClassType;
import io.github.sstiam.reader.script.ScriptValue.External;
import io.github.sstiam.reader.script.ScriptValue.Func;
import io.github.sstiam.reader.script.ScriptValue.Native;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Str;
import io.github.sstiam.reader.script.ScriptValue.Token;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What SST does while an app is read: it hands the app and the stacks to the app's functions, and
 * keeps the constructs that they make.
 */
final class SstRuntime implements Library {
  /** A stack has at most 500 resources; an app of forty full stacks has this many. */
  private static final int MAX_CONSTRUCTS = 20_000;

  private static final String CURRENT_VERSION = "currentVersion";

  private static final Set<String> GLOBALS = Set.of("sst", "aws");

  private final Interpreter interpreter;
  private final Optional<String> stage;
  private Optional<AppSettings> settings = Optional.empty();
  private final List<Instance> made = new ArrayList<>();
  private final Map<ScriptValue, ScriptValue> used = new HashMap<>();
  private final Set<String> remarks = new LinkedHashSet<>();
  private final Set<Factory> factories = new LinkedHashSet<>();

  /** A class, and a static method of it or {@code new}, that the app calls. */
  private record Factory(String type, String method) {}

  /**
   * @param app the app's folder
   * @param stage the stage, as far as it is known before the configuration is read
   */
  SstRuntime(Path app, Optional<String> stage) {
    this.interpreter = new Interpreter(app, this);
    this.stage = stage;
  }

  /** Tells what the app's configuration says; until then only the stage is known. */
  void configured(AppSettings found) {
    settings = Optional.of(found);
  }

  Interpreter interpreter() {
    return interpreter;
  }

  /** What the app made of classes of other packages, in the order in which it made them. */
  List<Instance> made() {
    return List.copyOf(made);
  }

  /** What could not be told. */
  Set<String> remarks() {
    return remarks;
  }

  /**
   * What synthesis looks up.
   *
   * @param tables the construct tables of the app's version of SST
   */
  NavigableSet<String> lookups(ConstructTables tables) {
    NavigableSet<String> lookups = new TreeSet<>();
    for (Factory factory : factories) {
      lookups.addAll(tables.lookups(factory.type(), factory.method()));
    }
    return lookups;
  }

  /** The object that SST hands to the app. */
  Instance app() {
    Instance app = new Instance(Optional.empty(), Place.NOWHERE, Optional.empty());
    app.construct(new External("sst/constructs", "App"), List.of());
    made.add(app);
    return app;
  }

  @Override
  public Optional<ScriptValue> global(String name) {
    if (GLOBALS.contains(name)) {
      return Optional.of(new External(ConstructName.GLOBAL_MODULE, name));
    }
    return Optional.ofNullable(
        switch (name) {
          case "$config" -> new Native((arguments, place) -> arguments.get(0));
          case "$dev" -> new Bool(false);
          case "$app" -> {
            Obj app = new Obj();
            app.members().put("name", text(name()));
            app.members().put("stage", text(stage()));
            app.open(Place.NOWHERE);
            yield app;
          }
          default -> null;
        });
  }

  private Optional<String> name() {
    return settings.flatMap(AppSettings::name);
  }

  private Optional<String> stage() {
    return settings.isPresent() ? settings.get().stage() : stage;
  }

  private Text prefix() {
    return settings.map(AppSettings::prefix).orElse(Text.UNKNOWN);
  }

  private Text stackName(Instance stack) {
    return settings.map(found -> found.stackName(stack)).orElse(Text.UNKNOWN);
  }

  private static ScriptValue text(Optional<String> value) {
    return new Str(value.map(Text::of).orElse(Text.UNKNOWN));
  }

  @Override
  public void constructed(Instance instance) {
    if (made.size() >= MAX_CONSTRUCTS) {
      throw new ScriptException(
          instance.place()
              + ": the app makes more than "
              + MAX_CONSTRUCTS
              + " constructs, which are too many to be read. Have the app synthesised"
              + " (-Dsst-iam.synthesise=true).");
    }
    made.add(instance);
    ConstructName.of(instance).ifPresent(name -> factories.add(new Factory(name.text(), "new")));
  }

  @Override
  public Optional<ScriptValue> called(External function, List<ScriptValue> arguments, Place place) {
    ConstructName name = ConstructName.of(function);
    if (name.origin() == ConstructName.Origin.SST && name.text().equals("use")) {
      return Optional.of(
          arguments.isEmpty()
              ? Unknown.at(place)
              : used.getOrDefault(arguments.get(0), Unknown.at(place)));
    }
    int dot = name.text().lastIndexOf('.');
    String factory = name.text().substring(dot + 1);
    String type = dot < 0 ? "" : name.text().substring(0, dot);
    factories.add(new Factory(type, factory));
    if (type.startsWith("Config.") && factory.equals("create")) {
      return Optional.of(settingsMade(function, arguments, place));
    }
    boolean isClass =
        Character.isUpperCase(type.substring(type.lastIndexOf('.') + 1).concat(" ").charAt(0));
    if (name.origin() == ConstructName.Origin.OTHER) {
      return Optional.empty();
    }
    if (!isClass) {
      // Such as dependsOn(Data), which calls none of the functions that it is given.
      return Optional.of(Unknown.at(place));
    }
    // What a static method of a class returns stands for something that is there already.
    Instance given = new Instance(Optional.empty(), place, Optional.empty());
    String path = function.path();
    given.construct(
        new External(function.module(), path.substring(0, path.lastIndexOf('.'))), List.of());
    given.calls().add(new Instance.Call(factory, arguments, place));
    return Optional.of(given);
  }

  /** {@code Config.Secret.create(stack, "A", "B")} makes a construct for each name. */
  private Obj settingsMade(External function, List<ScriptValue> arguments, Place place) {
    String path = function.path();
    External type = new External(function.module(), path.substring(0, path.lastIndexOf('.')));
    List<ScriptValue> ids = new ArrayList<>();
    for (ScriptValue argument :
        arguments.subList(Math.min(1, arguments.size()), arguments.size())) {
      if (argument instanceof Obj named) {
        named.members().keySet().forEach(name -> ids.add(Str.of(name)));
      } else {
        ids.add(argument);
      }
    }
    Obj result = new Obj();
    for (ScriptValue id : ids) {
      ScriptValue setting =
          interpreter.construct(type, List.of(arguments.get(0), id, new Obj()), place);
      if (id instanceof Str string && string.text().isKnown()) {
        result.members().put(string.text().literals().get(0), setting);
      }
    }
    return result;
  }

  @Override
  public Optional<ScriptValue> called(Instance of, Instance.Call call) {
    if (call.method().endsWith(".apply")) {
      // SST 3 passes a value to a function once it is known: output.apply(value => ...).
      return Optional.of(interpreter.callUnknown(call.arguments(), call.place()));
    }
    if (!isApp(of) || !call.method().equals("stack") || call.arguments().isEmpty()) {
      return call.method().equals("logicalPrefixedName") && isApp(of)
          ? Optional.of(prefixed(call))
          : Optional.empty();
    }
    stack(of, call);
    return Optional.of(of);
  }

  @Override
  public void assigned(Token owner, String name, ScriptValue value) {
    if (owner.path().endsWith("defaultChild") && !name.isEmpty()) {
      // A property of the resource itself, in the form of CDK's generated classes.
      String property = Character.toUpperCase(name.charAt(0)) + name.substring(1);
      owner
          .of()
          .calls()
          .add(
              new Instance.Call(
                  owner.path() + ".addPropertyOverride",
                  List.of(Str.of(property), value),
                  owner.of().place()));
    }
  }

  private ScriptValue prefixed(Instance.Call call) {
    Text suffix =
        call.arguments().stream().findFirst().map(ConstructArguments::text).orElse(Text.UNKNOWN);
    return new Str(prefix().then(Text.of("-")).then(suffix));
  }

  /** {@code app.stack(Orders)}: a class or a function, whose name is the stack's. */
  private void stack(Instance app, Instance.Call call) {
    ScriptValue declared = call.arguments().get(0);
    ScriptValue options =
        call.arguments().size() > 1 ? call.arguments().get(1) : ScriptValue.UNDEFINED;
    ScriptValue id = interpreter.member(options, "id", call.place());
    Text name =
        ConstructArguments.text(id).isKnown()
            ? ConstructArguments.text(id)
            : Text.of(name(declared));
    if (declared instanceof ClassType type) {
      interpreter.construct(type, List.of(app, new Str(name), options), call.place());
      return;
    }
    if (!(declared instanceof Func)) {
      remark(
          call.place(),
          "the stack that is declared here cannot be evaluated statically; its contents are not read");
    }
    Instance stack = new Instance(Optional.empty(), call.place(), Optional.empty());
    stack.construct(new External("sst/constructs", "Stack"), List.of(app, new Str(name), options));
    made.add(stack);
    Obj context = new Obj();
    context.members().put("app", app);
    context.members().put("stack", stack);
    used.put(declared, interpreter.call(declared, List.of(context), call.place()));
  }

  private static String name(ScriptValue declared) {
    if (declared instanceof Func function) {
      return function.name();
    }
    return declared instanceof ClassType type ? type.name() : "";
  }

  private static boolean isApp(Instance instance) {
    return instance.external().filter(type -> type.path().equals("App")).isPresent();
  }

  private boolean isStack(Instance instance) {
    return instance.external().map(ConstructName::of).filter(ConstructName::isStack).isPresent();
  }

  @Override
  public Optional<ScriptValue> member(Instance of, String path) {
    if (path.equals(CURRENT_VERSION)) {
      // To read it makes a version of the function.
      of.calls().add(new Instance.Call(path, List.of(), of.place()));
    }
    if (!isApp(of) && !isStack(of)) {
      return Optional.empty();
    }
    return Optional.ofNullable(
        switch (path) {
          case "stage" -> text(stage());
          case "region" -> text(settings.flatMap(AppSettings::region));
          case "account" -> text(settings.flatMap(AppSettings::account));
          case "name" -> isApp(of) ? text(name()) : null;
          case "local" -> new Bool(false);
          case "mode" -> Str.of("deploy");
          case "stackName" -> isStack(of) ? new Str(stackName(of)) : null;
          default -> null;
        });
  }

  @Override
  public void remark(Place place, String text) {
    remarks.add(place + ": " + text);
  }
}
