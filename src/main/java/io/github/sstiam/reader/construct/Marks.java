package io.github.sstiam.reader.construct;

import io.github.sstiam.reader.script.Instance;
import io.github.sstiam.reader.script.ScriptValue;
import io.github.sstiam.reader.script.ScriptValue.Token;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What methods of constructs do to other constructs. */
final class Marks {
  private final Tables tables;
  private final Map<Instance, Set<String>> marks = new HashMap<>();

  Marks(Tables tables, List<Instance> made) {
    this.tables = tables;
    made.forEach(this::mark);
  }

  /** The paths of the properties that a construct has by what others do to it. */
  Set<String> of(Instance instance) {
    return marks.getOrDefault(instance, Set.of());
  }

  /** Notes what the methods of an object do to others: a grant gives a function a policy. */
  private void mark(Instance instance) {
    String name = Constructs.name(instance).map(ConstructName::text).orElse("");
    for (Instance.Call call : instance.calls()) {
      for (TableRow row : tables.methods(name, call.method())) {
        if (row.marks().isPresent() && row.argument() < call.arguments().size()) {
          mark(call.arguments().get(row.argument()), row.marks().get());
        }
      }
    }
  }

  private void mark(ScriptValue argument, String property) {
    Optional<Instance> marked = Constructs.instance(argument);
    marked.ifPresent(
        found -> marks.computeIfAbsent(found, each -> new LinkedHashSet<>()).add(property));
    if (argument instanceof Token) {
      // Such as api.getFunction("GET /"): one of the functions that the construct makes.
      for (String functions : List.of("defaults.function.", "defaultFunctionProps.")) {
        marked.ifPresent(found -> marks.get(found).add(functions + property));
      }
    }
  }
}
