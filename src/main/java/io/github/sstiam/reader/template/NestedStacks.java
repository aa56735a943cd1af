package io.github.sstiam.reader.template;

import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.reader.template.TemplateScope.NestedTemplate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The stacks that a template nests, each resolved with the parameters that the template gives. */
final class NestedStacks {
  /** Deeper than any app nests its stacks. */
  private static final int MAX_NESTED = 10;

  private final ResourceReferences references;
  private final TemplateScope scope;
  private final Catalog catalog;
  private final Map<String, Optional<TemplateResolver>> known = new HashMap<>();

  NestedStacks(ResourceReferences references, TemplateScope scope, Catalog catalog) {
    this.references = references;
    this.scope = scope;
    this.catalog = catalog;
  }

  /** The resolver of a nested stack, where its template is at hand. */
  Optional<TemplateResolver> of(String logicalId) throws TemplateException {
    Optional<TemplateResolver> earlier = known.get(logicalId);
    if (earlier != null) {
      return earlier;
    }
    Optional<TemplateResolver> nested = newNestedStack(logicalId);
    known.put(logicalId, nested);
    return nested;
  }

  private Optional<TemplateResolver> newNestedStack(String logicalId) throws TemplateException {
    Text location = Values.text(references.property(logicalId, "TemplateURL"));
    Optional<NestedTemplate> found =
        scope
            .nestedTemplates()
            .find(location, references.declaration(logicalId).object("Metadata"));
    if (found.isEmpty()) {
      references.remark(
          logicalId
              + " nests a stack whose template is not among the app's files; what that stack"
              + " declares is left out. Give its template to -Dsst-iam.templates in a run of its"
              + " own.");
      return Optional.empty();
    }
    if (scope.files().size() >= MAX_NESTED) {
      throw new TemplateException(
              references.declaration(logicalId).position(),
              "the templates nest each other more than " + MAX_NESTED + " deep")
          .in(logicalId)
          .inFile(scope.file());
    }
    List<String> files = new ArrayList<>(scope.files());
    files.add(found.get().file());
    if (scope.files().contains(found.get().file())) {
      throw new TemplateException(
              references.declaration(logicalId).position(),
              "the templates nest each other in a circle: " + String.join(", ", files))
          .in(logicalId)
          .inFile(scope.file());
    }
    TemplateScope nested =
        new TemplateScope(
            references.identity(logicalId).name(),
            scope.environment(),
            parameter -> nestedParameter(logicalId, parameter),
            scope.exports(),
            scope.nestedTemplates(),
            files);
    return Optional.of(new TemplateResolver(found.get().template(), nested, catalog));
  }

  private Optional<Value> nestedParameter(String logicalId, String parameter)
      throws TemplateException {
    Optional<JsonValue> json =
        references.declaration(logicalId).get("Properties", "Parameters", parameter);
    return json.isEmpty()
        ? Optional.empty()
        : references.resolved(logicalId, logicalId + ".Parameters." + parameter, json.get());
  }
}
