package io.github.sstiam.reader.construct;

import io.github.sstiam.app.Text;
import io.github.sstiam.reader.script.Instance;
import io.github.sstiam.reader.script.ScriptValue;
import io.github.sstiam.reader.script.ScriptValue.External;
import io.github.sstiam.reader.script.ScriptValue.Str;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The constructs that an app created: in which stack, under which path and with which properties.
 */
final class ConstructIndex {
  /** Deeper than any app nests constructs; an app may put a construct into itself. */
  private static final int MAX_NESTING = 100;

  private final List<Instance> created;
  private final MethodEffects effects;

  /**
   * @param created the objects of classes of other packages, in the order of their creation
   */
  ConstructIndex(ConstructTables tables, List<Instance> created) {
    this.created = created;
    this.effects = new MethodEffects(tables, created);
  }

  /** The stacks, in the order in which the app created them. */
  List<Instance> stacks() {
    return created.stream().filter(ConstructIndex::isStack).toList();
  }

  /** The apps. */
  List<Instance> apps() {
    return created.stream().filter(ConstructIndex::isApp).toList();
  }

  private static boolean isApp(Instance instance) {
    return instance.external().map(External::path).filter("App"::equals).isPresent();
  }

  private static boolean isStack(Instance instance) {
    return ConstructName.of(instance).filter(ConstructName::isStack).isPresent();
  }

  /**
   * The constructs of each stack. A construct whose stack is statically unknown counts to the stack
   * that was created last before it.
   */
  Map<Instance, List<ConstructDeclaration>> byStack() {
    Map<Instance, List<ConstructDeclaration>> byStack = new LinkedHashMap<>();
    stacks().forEach(stack -> byStack.put(stack, new ArrayList<>()));
    for (Instance instance : created) {
      if (isConstruct(instance)) {
        stack(instance)
            .map(byStack::get)
            .ifPresent(list -> list.add(declared(instance, path(instance))));
      }
    }
    return byStack;
  }

  /** Whether an object is a construct: constructs are created with a scope and an ID. */
  private static boolean isConstruct(Instance instance) {
    List<ScriptValue> arguments = instance.arguments();
    return arguments.size() >= 2
        && !isStack(instance)
        && !isApp(instance)
        && (scope(instance).isPresent() || isOfSst(instance))
        && (arguments.get(1) instanceof Str || arguments.get(1) instanceof Unknown);
  }

  private static boolean isOfSst(Instance instance) {
    return ConstructName.of(instance)
        .filter(name -> name.origin() == ConstructName.Origin.SST)
        .isPresent();
  }

  /** The construct that is the scope of another one. */
  private static Optional<Instance> scope(Instance instance) {
    return instance.arguments().isEmpty()
        ? Optional.empty()
        : ConstructArguments.construct(instance.arguments().get(0));
  }

  /** The stack of a construct. */
  private Optional<Instance> stack(Instance instance) {
    Optional<Instance> scope = scope(instance);
    for (int i = 0; i < MAX_NESTING && scope.isPresent(); i++) {
      if (isStack(scope.get())) {
        return scope;
      }
      scope = scope(scope.get());
    }
    // The scope is unknown: the stack that was created last before.
    return created.subList(0, created.indexOf(instance)).stream()
        .filter(ConstructIndex::isStack)
        .reduce((one, other) -> other);
  }

  private static ConstructPath path(Instance instance) {
    List<Text> ids = new ArrayList<>();
    Optional<Instance> at = Optional.of(instance);
    for (int i = 0;
        i < MAX_NESTING && at.isPresent() && !isStack(at.get()) && !isApp(at.get());
        i++) {
      if (at.get().arguments().size() > 1) {
        ids.add(0, ConstructArguments.id(at.get().arguments().get(1)));
      }
      at = scope(at.get());
    }
    return new ConstructPath(ids);
  }

  /**
   * The declaration of a construct, with the properties that the app gives it when it creates it
   * and by later calls.
   *
   * @param path the IDs that lead to it from its stack
   */
  ConstructDeclaration declared(Instance instance, ConstructPath path) {
    Optional<ConstructName> name = ConstructName.of(instance);
    int position = name.isPresent() && name.get().origin() == ConstructName.Origin.PULUMI ? 1 : 2;
    ScriptValue given =
        instance.arguments().size() > position
            ? instance.arguments().get(position)
            : ScriptValue.UNDEFINED;
    String text = name.map(ConstructName::text).orElse("");
    return new ConstructDeclaration(
        text, path, effects.props(instance, text, given), instance, false);
  }
}
