package io.github.sstiam.app.source.template;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.json.JsonValue.JsonObject;
import java.util.Map;
import java.util.Optional;

/**
 * What a template's values depend on besides the template.
 *
 * @param stackName the stack's name; a pattern for a nested stack
 * @param environment where the stack is deployed to
 * @param parameters the parameters' values
 * @param exports what the stacks deployed before export, by export name
 * @param nestedTemplates where the templates of nested stacks are found
 */
public record TemplateScope(
    Text stackName,
    Environment environment,
    ParameterValues parameters,
    Map<String, Value> exports,
    NestedTemplates nestedTemplates) {
  public TemplateScope {
    requireNonNull(stackName, "stackName is null");
    requireNonNull(environment, "environment is null");
    requireNonNull(parameters, "parameters is null");
    requireNonNull(exports, "exports is null");
    requireNonNull(nestedTemplates, "nestedTemplates is null");
  }

  /** The values that are given to a template's parameters. */
  @FunctionalInterface
  public interface ParameterValues {
    /** The value of a parameter, or empty where none is given. */
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
     * @return the template, or empty where it is not among the app's files
     */
    Optional<JsonObject> find(Text location, Optional<JsonObject> metadata)
        throws TemplateException;
  }
}
