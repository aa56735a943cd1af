package io.github.sstiam.reader.construct;

import io.github.sstiam.reader.construct.PropertyPath.Binding;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** The properties that decide what constructs make, and that only a run of the app tells. */
final class UndecidedProperties {
  private final Map<String, NavigableSet<String>> properties = new TreeMap<>();

  /** Notes the properties that a row asks for and that cannot be told. */
  void note(TableRow row, Declared construct, Binding binding) {
    for (Condition condition : row.when()) {
      boolean undecided =
          condition.path().value(construct.props(), binding) instanceof Unknown unknown
              && !unknown.complete();
      if (undecided) {
        properties
            .computeIfAbsent(
                construct.source().place() + ": of " + construct.shown(), key -> new TreeSet<>())
            .add(
                construct.props() instanceof Unknown
                    ? "all properties"
                    : condition.path().steps().get(0));
      }
    }
  }

  /** What to tell of them, with file and line. */
  Set<String> remarks() {
    Set<String> remarks = new TreeSet<>();
    properties.forEach(
        (construct, names) ->
            remarks.add(
                construct
                    + ", only the run of the app tells: "
                    + String.join(", ", names)
                    + "; taken at the widest."));
    return remarks;
  }
}
