package io.github.sstiam.reader.construct;

import io.github.sstiam.reader.script.Instance;
import io.github.sstiam.reader.script.ScriptValue;
import io.github.sstiam.reader.script.ScriptValue.Arr;
import io.github.sstiam.reader.script.ScriptValue.Bool;
import io.github.sstiam.reader.script.ScriptValue.External;
import io.github.sstiam.reader.script.ScriptValue.Nothing;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Str;
import io.github.sstiam.reader.script.ScriptValue.Token;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The constructs that an app made: in which stack, under which path and with which properties. */
final class Constructs {
  private final Tables tables;
  private final List<Instance> made;

  private final Marks marks;

  Constructs(Tables tables, List<Instance> made) {
    this.tables = tables;
    this.made = made;
    this.marks = new Marks(tables, made);
  }

  /** The stacks, in the order in which the app made them. */
  List<Instance> stacks() {
    return made.stream().filter(Constructs::isStack).toList();
  }

  /** The apps. */
  List<Instance> apps() {
    return made.stream().filter(Constructs::isApp).toList();
  }

  private static boolean isApp(Instance instance) {
    return instance.external().map(External::path).filter("App"::equals).isPresent();
  }

  static boolean isStack(Instance instance) {
    return name(instance).filter(ConstructName::isStack).isPresent();
  }

  static Optional<ConstructName> name(Instance instance) {
    return instance.external().map(ConstructName::of);
  }

  /** The constructs of each stack; those whose stack cannot be told are in the last one. */
  Map<Instance, List<Declared>> byStack() {
    Map<Instance, List<Declared>> byStack = new LinkedHashMap<>();
    stacks().forEach(stack -> byStack.put(stack, new ArrayList<>()));
    for (Instance instance : made) {
      if (isConstruct(instance)) {
        stack(instance)
            .map(byStack::get)
            .ifPresent(list -> list.add(declared(instance, path(instance))));
      }
    }
    return byStack;
  }

  /** Whether an object is a construct: constructs are made with a scope and an ID. */
  static boolean isConstruct(Instance instance) {
    List<ScriptValue> arguments = instance.arguments();
    return arguments.size() >= 2
        && !isStack(instance)
        && !isApp(instance)
        && (scope(instance).isPresent() || isOfSst(instance))
        && (arguments.get(1) instanceof Str || arguments.get(1) instanceof Unknown);
  }

  private static boolean isOfSst(Instance instance) {
    return name(instance).filter(found -> found.kind() == ConstructName.Kind.SST).isPresent();
  }

  /** The construct in which another one is made. */
  private static Optional<Instance> scope(Instance instance) {
    return instance.arguments().isEmpty()
        ? Optional.empty()
        : instance(instance.arguments().get(0));
  }

  /** The construct that a value is, or is a part of. */
  static Optional<Instance> instance(ScriptValue value) {
    if (value instanceof Instance instance) {
      return Optional.of(instance);
    }
    if (value instanceof Token token) {
      return Optional.of(token.of());
    }
    return value instanceof Unknown unknown
        ? unknown.candidates().stream().flatMap(each -> instance(each).stream()).findFirst()
        : Optional.empty();
  }

  /** The stack of a construct. */
  private Optional<Instance> stack(Instance instance) {
    Optional<Instance> scope = scope(instance);
    for (int i = 0; i < 100 && scope.isPresent(); i++) {
      if (isStack(scope.get())) {
        return scope;
      }
      scope = scope(scope.get());
    }
    // Without a scope that can be told: the stack that was made last before.
    return made.subList(0, made.indexOf(instance)).stream()
        .filter(Constructs::isStack)
        .reduce((one, other) -> other);
  }

  private static List<String> path(Instance instance) {
    List<String> path = new ArrayList<>();
    Optional<Instance> at = Optional.of(instance);
    for (int i = 0; i < 100 && at.isPresent() && !isStack(at.get()) && !isApp(at.get()); i++) {
      if (at.get().arguments().size() > 1) {
        path.add(0, id(at.get().arguments().get(1)));
      }
      at = scope(at.get());
    }
    return path;
  }

  static String id(ScriptValue value) {
    return String.join(StackTemplate.OPEN, SstRuntime.textOf(value).literals()).replace('/', '-');
  }

  /** A construct with what the app says of it, when it makes it and later. */
  Declared declared(Instance instance, List<String> path) {
    String name = name(instance).map(ConstructName::text).orElse("");
    int position =
        name(instance).filter(found -> found.kind() == ConstructName.Kind.PULUMI).isPresent()
            ? 1
            : 2;
    ScriptValue given =
        instance.arguments().size() > position
            ? instance.arguments().get(position)
            : ScriptValue.UNDEFINED;
    return new Declared(name, path, props(instance, name, given), instance, false);
  }

  private ScriptValue props(Instance instance, String name, ScriptValue given) {
    Obj later = new Obj();
    marks.of(instance).forEach(path -> add(later, List.of(path.split("\\.", -1)), new Bool(true)));
    for (Instance.Call call : instance.calls()) {
      String within = call.method().substring(0, call.method().length() - call.name().length());
      // auth.cdk.userPool.addDomain(...) is a method of the user pool that the construct makes.
      // balancer.addListener(...).addTargets(...) is one of what the call made.
      String place = within.replace("()", ".*");
      Optional<String> used =
          within.isEmpty()
              ? Optional.empty()
              : tables.used(name, place.substring(0, place.length() - 1));
      String prefix = used.isPresent() ? place : "";
      for (TableRow row :
          tables.methods(used.orElse(name), used.isPresent() ? call.name() : call.method())) {
        row.append()
            .ifPresent(
                path -> add(later, List.of(path), Arr.of(List.of(new CallRow(row, call).entry()))));
        row.into()
            .ifPresent(
                path ->
                    add(
                        later,
                        new CallRow(row, call).steps(prefix + path, later),
                        entry(used.orElse(name), path, new CallRow(row, call).argument())));
      }
    }
    if (given instanceof Nothing || given instanceof Token) {
      return later;
    }
    return later.members().isEmpty() ? given : Overlay.of(given, later);
  }

  /** What a call adds; to a list an entry. */
  private ScriptValue entry(String construct, String path, ScriptValue value) {
    boolean empty =
        value instanceof Nothing || (value instanceof Obj object && object.members().isEmpty());
    ScriptValue given = empty ? new Bool(true) : value;
    return tables.isList(construct, path) ? Arr.of(List.of(given)) : given;
  }

  private static void add(Obj object, List<String> path, ScriptValue value) {
    if (path.equals(List.of(""))) {
      if (value instanceof Obj more) {
        object.members().putAll(more.members());
      }
      return;
    }
    Obj at = object;
    for (int i = 0; i < path.size() - 1; i++) {
      String step = path.get(i);
      if (path.get(i + 1).equals("*") && at.members().get(step) instanceof Arr entries) {
        List<String> rest = path.subList(i + 2, path.size());
        entries.elements().stream()
            .filter(Obj.class::isInstance)
            .forEach(entry -> add((Obj) entry, rest, value));
        return;
      }
      ScriptValue inner = at.members().computeIfAbsent(step, name -> new Obj());
      if (!(inner instanceof Obj next)) {
        return;
      }
      at = next;
    }
    at.members().merge(path.get(path.size() - 1), value, Constructs::joined);
  }

  /** What two calls of a method add together. */
  private static ScriptValue joined(ScriptValue one, ScriptValue other) {
    if (one instanceof Obj first && other instanceof Obj) {
      return Overlay.of(first, other);
    }
    Arr all = new Arr();
    for (ScriptValue value : List.of(one, other)) {
      if (value instanceof Arr array) {
        all.elements().addAll(array.elements());
      } else {
        all.elements().add(value);
      }
    }
    return all;
  }
}
