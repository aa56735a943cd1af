package io.github.sstiam.reader.construct;

import io.github.sstiam.app.Text;
import io.github.sstiam.reader.script.Instance;
import io.github.sstiam.reader.script.ScriptValue;
import io.github.sstiam.reader.script.ScriptValue.Arr;
import io.github.sstiam.reader.script.ScriptValue.Bool;
import io.github.sstiam.reader.script.ScriptValue.Nothing;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Str;
import io.github.sstiam.reader.script.ScriptValue.Token;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The properties that constructs have because of method calls, as rows of the tables say: {@code
 * api.addRoutes(...)} adds to the construct itself, {@code table.grantReadData(function)} gives the
 * function in its argument a policy.
 */
final class MethodEffects {
  /** The name that SST gives to a subscription to several types of events. */
  private static final String SEVERAL = "multi";

  /** Where constructs keep the properties of the functions that they create. */
  private static final List<String> OF_FUNCTIONS =
      List.of("defaults.function.", "defaultFunctionProps.");

  private final ConstructTables tables;
  private final Map<Instance, Set<String>> fromOthers = new HashMap<>();

  /**
   * @param created the objects whose calls count
   */
  MethodEffects(ConstructTables tables, List<Instance> created) {
    this.tables = tables;
    created.forEach(this::noteEffectsOnOthers);
  }

  private void noteEffectsOnOthers(Instance instance) {
    String name = ConstructName.of(instance).map(ConstructName::text).orElse("");
    for (Instance.Call call : instance.calls()) {
      for (TableRow row : tables.methods(name, call.method())) {
        if (row.givesToArgument().isPresent() && row.argument() < call.arguments().size()) {
          noteEffect(call.arguments().get(row.argument()), row.givesToArgument().get());
        }
      }
    }
  }

  private void noteEffect(ScriptValue argument, String property) {
    Optional<Instance> construct = ConstructArguments.construct(argument);
    if (construct.isEmpty()) {
      return;
    }
    Set<String> properties =
        fromOthers.computeIfAbsent(construct.get(), each -> new LinkedHashSet<>());
    properties.add(property);
    if (argument instanceof Token) {
      // Such as api.getFunction("GET /"): one of the functions that the construct creates.
      for (String functions : OF_FUNCTIONS) {
        properties.add(functions + property);
      }
    }
  }

  /**
   * The properties of a construct together with those that calls add.
   *
   * @param name the construct's name in the tables
   * @param given the properties that the app gives when it creates the construct
   */
  ScriptValue props(Instance instance, String name, ScriptValue given) {
    Obj added = new Obj();
    for (String path : fromOthers.getOrDefault(instance, Set.of())) {
      add(added, List.of(path.split("\\.", -1)), new Bool(true));
    }
    for (Instance.Call call : instance.calls()) {
      addEffects(call, name, added);
    }
    if (given instanceof Nothing || given instanceof Token) {
      return added;
    }
    return added.members().isEmpty() ? given : PropsMerge.over(given, added);
  }

  private void addEffects(Instance.Call call, String name, Obj added) {
    String within = call.method().substring(0, call.method().length() - call.name().length());
    // auth.cdk.userPool.addDomain(...) is a method of the user pool that the construct creates.
    // balancer.addListener(...).addTargets(...) is one of what the call created.
    String place = within.replace("()", ".*");
    Optional<String> used =
        within.isEmpty()
            ? Optional.empty()
            : tables.used(name, place.substring(0, place.length() - 1));
    String prefix = used.isPresent() ? place : "";
    String owner = used.orElse(name);
    for (TableRow row : tables.methods(owner, used.isPresent() ? call.name() : call.method())) {
      if (row.append().isPresent()) {
        add(added, List.of(row.append().get()), Arr.of(List.of(entryOfArguments(row, call))));
      }
      if (row.into().isPresent()) {
        add(
            added,
            steps(row, call, prefix + row.into().get(), added),
            entry(owner, row.into().get(), countingArgument(row, call)));
      }
    }
  }

  /** What a call adds; to a list an entry. */
  private ScriptValue entry(String construct, String path, ScriptValue value) {
    boolean empty =
        value instanceof Nothing || (value instanceof Obj object && object.members().isEmpty());
    ScriptValue given = empty ? new Bool(true) : value;
    return tables.isList(construct, path) ? Arr.of(List.of(given)) : given;
  }

  /** The arguments of a call as an entry of its own. */
  private static Obj entryOfArguments(TableRow row, Instance.Call call) {
    Obj entry = new Obj();
    for (int i = 0; i < Math.min(row.arguments().size(), call.arguments().size()); i++) {
      String name = row.arguments().get(i);
      ScriptValue value = call.arguments().get(i);
      if (!name.equals("...")) {
        entry.members().put(name, value);
      } else if (value instanceof Obj more) {
        entry.members().putAll(more.members());
      } else if (!(value instanceof Nothing)) {
        entry.open(call.place());
      }
    }
    return entry;
  }

  /** The argument of a call that counts. */
  private static ScriptValue countingArgument(TableRow row, Instance.Call call) {
    int index = row.argument() + (isNamed(row) ? firstIndex(call) : 0);
    boolean given = row.json().get("argument").isPresent() && index < call.arguments().size();
    return given ? call.arguments().get(index) : new Bool(true);
  }

  /**
   * The property that a call adds to. In the tables {@code $1} is the text of the call's second
   * argument, and {@code +} an entry of its own for each call.
   *
   * @param added what earlier calls added
   */
  private static List<String> steps(TableRow row, Instance.Call call, String path, Obj added) {
    List<String> steps = new ArrayList<>();
    for (String step : path.split("\\.", -1)) {
      if (step.matches("\\$[0-9]")) {
        int index = step.charAt(1) - '0';
        steps.add(
            index < call.arguments().size()
                ? ConstructArguments.memberName(ConstructArguments.id(call.arguments().get(index)))
                : "");
      } else if (step.equals("+")) {
        steps.add(
            isNamed(row)
                ? subscriptionName(call, steps, added)
                : Integer.toString(added.members().size() + 1));
      } else {
        steps.add(step);
      }
    }
    return steps;
  }

  /** Whether an argument before the one that counts names the entry. */
  private static boolean isNamed(TableRow row) {
    return row.argument() > 0 && row.into().filter(path -> path.endsWith("+")).isPresent();
  }

  /** The first argument that counts: a construct before it is the scope of what is created. */
  private static int firstIndex(Instance.Call call) {
    return !call.arguments().isEmpty() && call.arguments().get(0) instanceof Instance ? 1 : 0;
  }

  /** SST's name for a subscription: the type of event, and its number among those of the type. */
  private static String subscriptionName(Instance.Call call, List<String> before, Obj added) {
    int first = firstIndex(call);
    ScriptValue type =
        first < call.arguments().size() ? call.arguments().get(first) : ScriptValue.UNDEFINED;
    if (type instanceof Arr types && !types.isOpen()) {
      type = types.elements().size() == 1 ? types.elements().get(0) : Str.of(SEVERAL);
    }
    List<String> letters = new ArrayList<>();
    for (String literal : ConstructArguments.text(type).literals()) {
      letters.add(literal.replaceAll("[^a-zA-Z_]", "_"));
    }
    String name = ConstructArguments.memberName(new Text(letters)) + "_";
    int count = 1;
    if (added.members().get(String.join(".", before)) instanceof Obj entries) {
      while (entries.members().containsKey(name + count)) {
        count++;
      }
    }
    return name + count;
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
    at.members().merge(path.get(path.size() - 1), value, MethodEffects::joined);
  }

  /** What two calls of a method add together. */
  private static ScriptValue joined(ScriptValue one, ScriptValue other) {
    if (one instanceof Obj first && other instanceof Obj) {
      return PropsMerge.over(first, other);
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
