package io.github.sstiam.reader.stack;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.reader.change.StackChange;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.template.TemplateException;
import io.github.sstiam.reader.template.TemplateResolver;
import io.github.sstiam.reader.template.TemplateScope;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The template of a stack, with what its deployment changes.
 *
 * @param file the template's file, for messages
 * @param template the template
 * @param change how it differs from the deployed one; empty where that does not matter
 */
public record ParsedTemplate(Path file, JsonObject template, Optional<StackChange> change) {
  public ParsedTemplate {
    requireNonNull(file, "file is null");
    requireNonNull(template, "template is null");
    requireNonNull(change, "change is null");
  }

  /**
   * The types that the stack and the stacks nested in it declare.
   *
   * @param scope what the template's values depend on
   * @param catalog what is known so far
   * @throws AppReadException if the template is wrong
   */
  public List<DeclaredTypes> types(TemplateScope scope, Catalog catalog) throws AppReadException {
    try {
      TemplateResolver resolver = new TemplateResolver(template, scope, catalog);
      Map<String, String> own = resolver.types();
      if (change.isPresent()) {
        own = change.get().types(own, scope, catalog);
      }
      List<DeclaredTypes> types = new ArrayList<>();
      types.add(DeclaredTypes.of(scope.stackName(), scope.environment(), own.values()));
      addNested(resolver, scope, types);
      return types;
    } catch (TemplateException e) {
      throw fault(e);
    }
  }

  private static void addNested(
      TemplateResolver resolver, TemplateScope scope, List<DeclaredTypes> types)
      throws TemplateException {
    for (TemplateResolver nested : resolver.nestedStacks().values()) {
      types.add(DeclaredTypes.of(nested.stackName(), scope.environment(), nested.types().values()));
      addNested(nested, scope, types);
    }
  }

  /**
   * Of the resources that the template declares, those that the deployment changes, and those that
   * it removes; all of them where that does not matter.
   *
   * @throws AppReadException if the deployed template is wrong
   */
  public List<DeclaredResource> changed(
      List<DeclaredResource> declared, TemplateScope scope, Catalog catalog)
      throws AppReadException {
    return change.isPresent() ? change.get().resources(declared, scope, catalog) : declared;
  }

  /** The error for a fault in the template, or in one that it nests. */
  public AppReadException fault(TemplateException fault) {
    return new AppReadException(
        fault.file().orElse(file.toString()) + ", " + fault.getMessage(), fault);
  }
}
