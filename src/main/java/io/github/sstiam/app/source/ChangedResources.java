package io.github.sstiam.app.source;

import io.github.sstiam.app.Change;
import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.source.template.TemplateChanges;
import io.github.sstiam.app.source.template.TemplateException;
import io.github.sstiam.app.source.template.TemplateResolver;
import io.github.sstiam.app.source.template.TemplateScope;
import io.github.sstiam.app.source.template.TemplateText;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.json.JsonValue.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What of a stack a deployment changes, by the template that is deployed: {@code <stack name>.json}
 * or {@code .yaml} in a folder, as {@code aws cloudformation get-template --query TemplateBody}
 * prints it. A stack without a file is new.
 *
 * @param folder the folder
 * @param catalog knows what references to resources return
 */
record ChangedResources(Path folder, Catalog catalog) {
  private static final String REMEDY =
      "Make it with: aws cloudformation get-template --stack-name NAME --query TemplateBody";

  /**
   * The resources that the deployment adds, changes and removes.
   *
   * @param stack the stack's name
   * @param template the template that is to be deployed
   * @param scope what values of the stack's templates depend on
   * @param declared the resources that the template declares
   * @throws AppReadException if the deployed template cannot be read
   */
  List<DeclaredResource> of(
      String stack, JsonObject template, TemplateScope scope, List<DeclaredResource> declared)
      throws AppReadException {
    Optional<Path> file = file(stack);
    if (file.isEmpty()) {
      return declared.stream().map(resource -> resource.with(Change.ADDED)).toList();
    }
    try {
      JsonObject deployed = TemplateText.read(TextFile.read(file.get(), REMEDY));
      Map<String, Change> changes = TemplateChanges.between(template, deployed);
      List<DeclaredResource> changed = new ArrayList<>();
      for (DeclaredResource resource : declared) {
        Change change = changes.get(resource.logicalId());
        if (change != null) {
          changed.add(resource.with(change));
        }
      }
      TemplateResolver before = new TemplateResolver(deployed, scope, catalog);
      for (DeclaredResource resource : before.resources(logicalId -> Optional.empty())) {
        if (changes.get(resource.logicalId()) == Change.REMOVED) {
          changed.add(resource.with(Change.REMOVED));
        }
      }
      return List.copyOf(changed);
    } catch (TemplateException e) {
      throw new AppReadException(file.get() + ", " + e.getMessage(), e);
    }
  }

  private Optional<Path> file(String stack) throws AppReadException {
    if (!Files.isDirectory(folder)) {
      throw new AppReadException(
          folder
              + " is not a folder. Give -Dsst-iam.deployedTemplates the folder with a file"
              + " for each stack. "
              + REMEDY);
    }
    return List.of(".json", ".yaml", ".yml").stream()
        .map(extension -> folder.resolve(stack + extension))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
