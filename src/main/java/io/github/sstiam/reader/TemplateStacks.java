package io.github.sstiam.reader;

import io.github.sstiam.app.Asset;
import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.DeploymentRoles;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.reader.assembly.StackInterfaces;
import io.github.sstiam.reader.template.TemplateException;
import io.github.sstiam.reader.template.TemplateResolver;
import io.github.sstiam.reader.template.TemplateScope;
import io.github.sstiam.reader.template.TemplateText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** Reads plain CloudFormation templates as stacks. */
final class TemplateStacks {
  private static final String REMEDY = "Give -Dsst-iam.templates CloudFormation templates.";

  private TemplateStacks() {}

  static SstApp read(ReadRequest request, Catalog catalog) throws AppReadException {
    if (request.stackName().isPresent() && request.templates().size() > 1) {
      throw new AppReadException(
          "-Dsst-iam.stackName names one stack, but -Dsst-iam.templates gives "
              + request.templates().size()
              + " templates. Leave the name out: each stack then has the name of its file.");
    }
    Environment environment = SstAppReader.environment(request);
    StackInterfaces interfaces = new StackInterfaces();
    List<Stack> stacks = new ArrayList<>();
    for (Path file : request.templates()) {
      Text name = Text.of(request.stackName().orElseGet(() -> stackName(file)));
      stacks.add(stack(file, name, environment, request, interfaces, catalog));
    }
    interfaces.check(request.parameters());
    return new SstApp(
        Optional.empty(),
        request.stage(),
        Optional.empty(),
        stacks,
        new TreeSet<>(),
        List.copyOf(interfaces.remarks()));
  }

  private static Stack stack(
      Path file,
      Text name,
      Environment environment,
      ReadRequest request,
      StackInterfaces interfaces,
      Catalog catalog)
      throws AppReadException {
    try {
      JsonObject template = TemplateText.read(TextFile.read(file, REMEDY));
      TemplateScope scope =
          new TemplateScope(
              name,
              environment,
              parameter -> Optional.ofNullable(request.parameters().get(parameter)).map(Value::of),
              interfaces.exports(),
              (location, metadata) -> Optional.empty(),
              List.of());
      TemplateResolver resolver = new TemplateResolver(template, scope, catalog);
      List<DeclaredResource> resources =
          new ResourcePlaces(request.appDirectory())
              .placed(resolver.resources(logicalId -> Optional.empty()), resolver, file, Map.of());
      if (request.deployed().isPresent()) {
        resources =
            new ChangedResources(request.deployed().get(), catalog).of(template, scope, resources);
      }
      Stack stack =
          new Stack(
              name,
              environment,
              Map.of(),
              resources,
              DeploymentRoles.NONE,
              List.<Asset>of(),
              List.copyOf(resolver.dynamicReferences()),
              Optional.empty());
      interfaces.add(resolver);
      return stack;
    } catch (TemplateException e) {
      throw new AppReadException(file + ", " + e.getMessage(), e);
    }
  }

  /** {@code orders.template.yaml} is the template of the stack {@code orders}. */
  private static String stackName(Path file) {
    String name = file.getFileName().toString();
    return name.replaceFirst("(\\.template)?\\.(json|ya?ml|template)$", "");
  }
}
