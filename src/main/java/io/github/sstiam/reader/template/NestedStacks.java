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
import java.util.Set;

/** The nested stacks of a template, each resolved with the parameters that the template gives. */
final class NestedStacks {
  private final TemplateResources resources;
  private final TemplateScope scope;
  private final Catalog catalog;
  private final Set<String> remarks;
  private final Map<String, Optional<TemplateResolver>> known = new HashMap<>();

  /**
   * @param remarks collects the nested stacks whose template is missing
   */
  NestedStacks(
      TemplateResources resources, TemplateScope scope, Catalog catalog, Set<String> remarks) {
    this.resources = resources;
    this.scope = scope;
    this.catalog = catalog;
    this.remarks = remarks;
  }

  /** The resolver of a nested stack; empty if its template is not among the app's files. */
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
    Text location = location(logicalId);
    Optional<NestedTemplate> template =
        scope.nestedTemplates().find(location, resources.declaration(logicalId).object("Metadata"));
    if (template.isEmpty()) {
      remarks.add(
          logicalId
              + " nests a stack whose template is not among the app's files; what that stack"
              + " declares is left out. Give its template to -Dsst-iam.templates in a run of its"
              + " own.");
      return Optional.empty();
    }
    if (scope.files().size() >= EvaluationBudget.MAX_NESTED_STACKS) {
      throw new TemplateException(
              resources.declaration(logicalId).position(),
              "the templates nest each other more than "
                  + EvaluationBudget.MAX_NESTED_STACKS
                  + " deep")
          .in(logicalId)
          .inFile(scope.file());
    }
    List<String> files = new ArrayList<>(scope.files());
    files.add(template.get().file());
    if (scope.files().contains(template.get().file())) {
      throw new TemplateException(
              resources.declaration(logicalId).position(),
              "the templates nest each other in a circle: " + String.join(", ", files))
          .in(logicalId)
          .inFile(scope.file());
    }
    TemplateScope nested =
        new TemplateScope(
            resources.identity(logicalId).name(),
            scope.environment(),
            parameter -> nestedParameter(logicalId, parameter),
            scope.exports(),
            scope.nestedTemplates(),
            files);
    return Optional.of(new TemplateResolver(template.get().template(), nested, catalog));
  }

  private Text location(String logicalId) throws TemplateException {
    Optional<Value> url = resources.property(logicalId, "TemplateURL");
    return url.isPresent() ? url.get().text() : Text.of("");
  }

  private Optional<Value> nestedParameter(String logicalId, String parameter)
      throws TemplateException {
    Optional<JsonValue> json =
        resources.declaration(logicalId).get("Properties", "Parameters", parameter);
    return json.isEmpty()
        ? Optional.empty()
        : resources.evaluated(logicalId, logicalId + ".Parameters." + parameter, json.get());
  }
}
