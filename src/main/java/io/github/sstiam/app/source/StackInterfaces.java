package io.github.sstiam.app.source;

import io.github.sstiam.app.Value;
import io.github.sstiam.app.source.template.TemplateException;
import io.github.sstiam.app.source.template.TemplateResolver;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** What the stacks that have been read take and give: their parameters and their exports. */
final class StackInterfaces {
  private final Map<String, Value> exports = new TreeMap<>();
  private final NavigableSet<String> parameters = new TreeSet<>();
  private final NavigableSet<String> remarks = new TreeSet<>();

  /** Adds those of a stack whose resources are resolved. */
  void add(TemplateResolver stack) throws TemplateException {
    exports.putAll(stack.exports());
    parameters.addAll(stack.parameterNames());
    addRemarks(stack);
  }

  private void addRemarks(TemplateResolver stack) throws TemplateException {
    for (TemplateResolver nested : stack.nestedStacks().values()) {
      addRemarks(nested);
    }
    for (String remark : stack.remarks()) {
      remarks.add("Stack " + stack.stackName() + ": " + remark);
    }
  }

  /** What could not be known of the stacks, sorted. */
  NavigableSet<String> remarks() {
    return Collections.unmodifiableNavigableSet(remarks);
  }

  /** What later stacks may import, by export name. */
  Map<String, Value> exports() {
    return exports;
  }

  /** Fails for a parameter that the user gives and no template has. */
  void check(Map<String, String> given) throws AppReadException {
    for (String name : given.keySet()) {
      if (!parameters.contains(name)) {
        throw new AppReadException(
            "-Dsst-iam.parameters gives \""
                + name
                + "\", which no template has. The templates have: "
                + (parameters.isEmpty() ? "no parameters" : String.join(", ", parameters))
                + ".");
      }
    }
  }
}
