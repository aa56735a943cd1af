package io.github.sstiam.reader.template;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a template's values depend on besides the template.
 *
 * @param stackName the stack's name; a pattern for a nested stack
 * @param environment where the stack is deployed to
 * @param parameters the parameters' values
 * @param exports what the stacks deployed before export, by export name
 * @param nestedTemplates where the templates of nested stacks are found
 * @param files the files of the nested templates on the way to this one; empty for a template that
 *     no stack nests
 * @param names the known part of a resource's logical ID, by the logical ID in the template
 */
public record TemplateScope(
    Text stackName,
    Environment environment,
    ParameterValues parameters,
    Map<String, Value> exports,
    NestedTemplates nestedTemplates,
    List<String> files,
    Function<String, Text> names) {
  public TemplateScope {
    requireNonNull(stackName, "stackName is null");
    requireNonNull(environment, "environment is null");
    requireNonNull(parameters, "parameters is null");
    requireNonNull(exports, "exports is null");
    requireNonNull(nestedTemplates, "nestedTemplates is null");
    files = List.copyOf(files);
    requireNonNull(names, "names is null");
  }

  /** A scope for a template whose logical IDs are those of the stack. */
  public TemplateScope(
      Text stackName,
      Environment environment,
      ParameterValues parameters,
      Map<String, Value> exports,
      NestedTemplates nestedTemplates,
      List<String> files) {
    this(stackName, environment, parameters, exports, nestedTemplates, files, Text::of);
  }

  /** The same scope for a template whose logical IDs are known in part only. */
  public TemplateScope naming(Function<String, Text> others) {
    return new TemplateScope(
        stackName, environment, parameters, exports, nestedTemplates, files, others);
  }

  /** The template's file if it is nested, else blank. */
  String file() {
    return files.isEmpty() ? "" : files.get(files.size() - 1);
  }

  /** The values that are given to a template's parameters. */
  @FunctionalInterface
  public interface ParameterValues {
    /** The value of a parameter; empty if none is given. */
    Optional<Value> of(String name) throws TemplateException;
  }

  /** The templates of nested stacks. */
  @FunctionalInterface
  public interface NestedTemplates {
    /**
     * The template of a nested stack.
     *
     * @param location what is known of its {@code TemplateURL}
     * @param metadata the resource's {@code Metadata}
     * @return the template and its file, or empty if it is not among the app's files
     */
    Optional<NestedTemplate> find(Text location, Optional<JsonObject> metadata)
        throws TemplateException;
  }

  /**
   * The template of a nested stack.
   *
   * @param file its file, as messages name it
   * @param template the template
   */
  public record NestedTemplate(String file, JsonObject template) {
    public NestedTemplate {
      requireNonNull(file, "file is null");
      requireNonNull(template, "template is null");
    }
  }
}
