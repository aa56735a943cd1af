package io.github.sstiam.reader;

import io.github.sstiam.app.Change;
import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.Environment;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.reader.DeployedTemplates.DeployedTemplate;
import io.github.sstiam.reader.template.TemplateChange;
import io.github.sstiam.reader.template.TemplateException;
import io.github.sstiam.reader.template.TemplateResolver;
import io.github.sstiam.reader.template.TemplateScope;
import io.github.sstiam.reader.template.TemplateText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a stack a deployment changes, by the template that is deployed.
 *
 * @param deployed the templates that are deployed
 * @param catalog knows what references to resources return, and which properties replace a resource
 */
public record ChangedResources(DeployedTemplates deployed, Catalog catalog) {
  /**
   * The resources that the deployment adds, changes and removes.
   *
   * @param template the template that is to be deployed
   * @param scope the stack's name and environment, and what values of its templates depend on
   * @param declared the resources that the template declares
   * @throws AppReadException if the deployed template cannot be read
   */
  public List<DeclaredResource> of(
      JsonObject template, TemplateScope scope, List<DeclaredResource> declared)
      throws AppReadException {
    Environment environment = scope.environment();
    Optional<DeployedTemplate> found = deployed.of(scope.stackName().pattern(), environment);
    if (found.isEmpty()) {
      return declared.stream().map(resource -> resource.with(Change.ADDED)).toList();
    }
    try {
      JsonObject old = TemplateText.read(found.get().text());
      Map<String, TemplateChange> changes = TemplateChange.between(template, old);
      List<DeclaredResource> changed = new ArrayList<>();
      for (DeclaredResource resource : declared) {
        TemplateChange change = changes.get(resource.logicalId());
        if (change != null) {
          changed.add(resource.with(change(resource.type(), change)));
        }
      }
      TemplateResolver before = new TemplateResolver(old, scope, catalog);
      for (DeclaredResource resource : before.resources(logicalId -> Optional.empty())) {
        TemplateChange change = changes.get(resource.logicalId());
        if (change != null && change.change() == Change.REMOVED) {
          changed.add(resource.with(Change.REMOVED));
        }
      }
      return List.copyOf(changed);
    } catch (TemplateException e) {
      throw new AppReadException(found.get().place() + ", " + e.getMessage(), e);
    }
  }

  /**
   * A resource stays the same where the registry knows its type's handlers, there is one that
   * updates, and nothing changed that only a creation can set
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html).
   */
  private Change change(String type, TemplateChange change) {
    boolean stays =
        change.change() == Change.CHANGED
            && catalog
                .resourceType(type)
                .filter(entry -> entry.source() == ResourceTypeEntry.Source.SCHEMA)
                .filter(ResourceTypeEntry::updatable)
                .filter(
                    entry ->
                        entry.createOnly().stream()
                            .map(path -> path.split("\\.", 2)[0])
                            .noneMatch(change.properties()::contains))
                .isPresent();
    return stays ? Change.UPDATED : change.change();
  }
}
