package io.github.sstiam.reader.stack;

import io.github.sstiam.app.Value;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.template.TemplateException;
import io.github.sstiam.reader.template.TemplateResolver;
import java.util.Collections;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

/** The parameters and the exports of the stacks that are resolved so far. */
public final class StackInterfaces {
  private final Map<String, Value> exports = new TreeMap<>();
  private final NavigableSet<String> parameters = new TreeSet<>();
  private final NavigableSet<String> remarks = new TreeSet<>();

  /** Adds those of a stack, after its resources are resolved. */
  public void add(TemplateResolver stack) throws TemplateException {
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

  /** What is statically unknown in the stacks, sorted. */
  public NavigableSet<String> remarks() {
    return Collections.unmodifiableNavigableSet(remarks);
  }

  /** What later stacks may import, by export name. */
  public Map<String, Value> exports() {
    return exports;
  }

  /**
   * Checks that each given parameter is one of a template.
   *
   * @param given the parameters that the user gives
   * @throws AppReadException if a parameter is in no template; it lists those of the templates
   */
  public void check(Map<String, String> given) throws AppReadException {
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
