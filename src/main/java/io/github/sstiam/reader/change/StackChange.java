package io.github.sstiam.reader.change;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Change;
import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.reader.change.DeployedTemplates.DeployedTemplate;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.template.TemplateChange;
import io.github.sstiam.reader.template.TemplateException;
import io.github.sstiam.reader.template.TemplateResolver;
import io.github.sstiam.reader.template.TemplateScope;
import io.github.sstiam.reader.template.TemplateText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the deployment of a stack changes, compared with the template that is deployed. */
public final class StackChange {
  /** The deployed template; empty if the stack is new. */
  private record Deployed(String place, JsonObject template, Map<String, TemplateChange> changes) {}

  private final Optional<Deployed> deployed;

  private StackChange(Optional<Deployed> deployed) {
    this.deployed = deployed;
  }

  /**
   * Compares a template with the one that is deployed.
   *
   * @param deployed the deployed templates
   * @param template the template that is to be deployed
   * @param stack the stack's name
   * @param environment where it is deployed
   * @throws AppReadException if the deployed template cannot be read
   */
  public static StackChange between(
      DeployedTemplates deployed, JsonObject template, Text stack, Environment environment)
      throws AppReadException {
    requireNonNull(template, "template is null");
    Optional<DeployedTemplate> found = deployed.of(stack.pattern(), environment);
    if (found.isEmpty()) {
      return new StackChange(Optional.empty());
    }
    try {
      JsonObject old = TemplateText.read(found.get().text());
      return new StackChange(
          Optional.of(
              new Deployed(found.get().place(), old, TemplateChange.between(template, old))));
    } catch (TemplateException e) {
      throw fault(found.get().place(), e);
    }
  }

  private static AppReadException fault(String place, TemplateException fault) {
    return new AppReadException(place + ", " + fault.getMessage(), fault);
  }

  /**
   * The types of the resources that the deployment adds, changes and removes.
   *
   * @param declared the types of the resources that the template declares, by logical ID
   * @param scope what values of the templates depend on
   * @param catalog what is known so far
   * @throws AppReadException if the deployed template is wrong
   */
  public Map<String, String> types(
      Map<String, String> declared, TemplateScope scope, Catalog catalog) throws AppReadException {
    if (deployed.isEmpty()) {
      return declared;
    }
    Map<String, TemplateChange> changes = deployed.get().changes();
    Map<String, String> changed = new LinkedHashMap<>(declared);
    changed.keySet().retainAll(changes.keySet());
    try {
      Map<String, String> before =
          new TemplateResolver(deployed.get().template(), scope, catalog).types();
      for (Map.Entry<String, String> resource : before.entrySet()) {
        if (isRemoved(changes.get(resource.getKey()))) {
          changed.put(resource.getKey(), resource.getValue());
        }
      }
      return changed;
    } catch (TemplateException e) {
      throw fault(deployed.get().place(), e);
    }
  }

  /**
   * The resources that the deployment adds, changes and removes.
   *
   * @param declared the resources that the template declares
   * @param scope what values of the templates depend on
   * @param catalog knows what references to resources return, and which properties replace a
   *     resource
   * @throws AppReadException if the deployed template is wrong
   */
  public List<DeclaredResource> resources(
      List<DeclaredResource> declared, TemplateScope scope, Catalog catalog)
      throws AppReadException {
    List<DeclaredResource> changed = new ArrayList<>();
    if (deployed.isEmpty()) {
      for (DeclaredResource resource : declared) {
        changed.add(resource.with(Change.ADDED));
      }
      return List.copyOf(changed);
    }
    Map<String, TemplateChange> changes = deployed.get().changes();
    for (DeclaredResource resource : declared) {
      TemplateChange change = changes.get(resource.logicalId());
      if (change != null) {
        changed.add(resource.with(change(resource.type(), change, catalog)));
      }
    }
    try {
      TemplateResolver before = new TemplateResolver(deployed.get().template(), scope, catalog);
      for (DeclaredResource resource : before.resources(logicalId -> Optional.empty())) {
        if (isRemoved(changes.get(resource.logicalId()))) {
          changed.add(resource.with(Change.REMOVED));
        }
      }
      return List.copyOf(changed);
    } catch (TemplateException e) {
      throw fault(deployed.get().place(), e);
    }
  }

  private static boolean isRemoved(TemplateChange change) {
    return change != null && change.change() == Change.REMOVED;
  }

  /**
   * A resource is updated in place if the registry knows its type's handlers, one of them updates,
   * and no property changed that only a creation can set
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/using-cfn-updating-stacks-update-behaviors.html).
   */
  private static Change change(String type, TemplateChange change, Catalog catalog) {
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
