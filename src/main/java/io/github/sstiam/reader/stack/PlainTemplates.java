package io.github.sstiam.reader.stack;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.DeploymentRoles;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.reader.change.StackChange;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.files.TextFile;
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

/** Plain CloudFormation templates, each of which is a stack. */
public final class PlainTemplates implements ParsedStacks {
  private static final String REMEDY = "Give -Dsst-iam.templates CloudFormation templates.";

  private record PlainStack(Text name, ParsedTemplate template) {}

  private final StackOptions options;
  private final Environment environment;
  private final List<PlainStack> stacks;

  private PlainTemplates(StackOptions options, List<PlainStack> stacks) {
    this.options = options;
    this.environment = options.target().environment();
    this.stacks = stacks;
  }

  /**
   * Reads templates.
   *
   * @param files the templates, JSON or YAML
   * @param stackName the stack's name, where there is one template
   * @param options what the user says of the stacks
   * @throws AppReadException if a file is missing or is not a template
   */
  public static PlainTemplates parse(
      List<Path> files, Optional<String> stackName, StackOptions options) throws AppReadException {
    if (stackName.isPresent() && files.size() > 1) {
      throw new AppReadException(
          "-Dsst-iam.stackName names one stack, but -Dsst-iam.templates gives "
              + files.size()
              + " templates. Leave the name out: each stack then has the name of its file.");
    }
    List<PlainStack> stacks = new ArrayList<>();
    for (Path file : files) {
      Text name = Text.of(stackName.isPresent() ? stackName.get() : stackName(file));
      stacks.add(new PlainStack(name, template(file, name, options)));
    }
    return new PlainTemplates(options, stacks);
  }

  private static ParsedTemplate template(Path file, Text name, StackOptions options)
      throws AppReadException {
    try {
      JsonObject template = TemplateText.read(TextFile.read(file, REMEDY));
      Optional<StackChange> change =
          options.deployed().isPresent()
              ? Optional.of(
                  StackChange.between(
                      options.deployed().get(), template, name, options.target().environment()))
              : Optional.empty();
      return new ParsedTemplate(file, template, change);
    } catch (TemplateException e) {
      throw new AppReadException(file + ", " + e.getMessage(), e);
    }
  }

  /** {@code orders.template.yaml} is the template of the stack {@code orders}. */
  private static String stackName(Path file) {
    String name = file.getFileName().toString();
    return name.replaceFirst("(\\.template)?\\.(json|ya?ml|template)$", "");
  }

  @Override
  public List<DeclaredTypes> types(Catalog catalog) throws AppReadException {
    List<DeclaredTypes> types = new ArrayList<>();
    for (PlainStack stack : stacks) {
      types.addAll(stack.template().types(scope(stack, Map.of()), catalog));
    }
    return types;
  }

  @Override
  public SstApp resolve(Catalog catalog) throws AppReadException {
    StackInterfaces interfaces = new StackInterfaces();
    List<Stack> resolved = new ArrayList<>();
    for (PlainStack stack : stacks) {
      resolved.add(resolved(stack, interfaces, catalog));
    }
    interfaces.check(options.parameters());
    return new SstApp(
        Optional.empty(),
        options.stage(),
        Optional.empty(),
        resolved,
        new TreeSet<>(),
        List.copyOf(interfaces.remarks()));
  }

  private TemplateScope scope(PlainStack stack, Map<String, Value> exports) {
    return new TemplateScope(
        stack.name(),
        environment,
        parameter -> Optional.ofNullable(options.parameters().get(parameter)).map(Value::of),
        exports,
        (location, metadata) -> Optional.empty(),
        List.of());
  }

  private Stack resolved(PlainStack stack, StackInterfaces interfaces, Catalog catalog)
      throws AppReadException {
    ParsedTemplate template = stack.template();
    try {
      TemplateScope scope = scope(stack, interfaces.exports());
      TemplateResolver resolver = new TemplateResolver(template.template(), scope, catalog);
      List<DeclaredResource> resources =
          new ResourcePlaces(options.appDirectory())
              .placed(
                  resolver.resources(logicalId -> Optional.empty()),
                  resolver,
                  template.file(),
                  Map.of());
      Stack found =
          new Stack(
              stack.name(),
              environment,
              Map.of(),
              template.changed(resources, scope, catalog),
              DeploymentRoles.NONE,
              List.of(),
              List.copyOf(resolver.dynamicReferences()),
              Optional.empty());
      interfaces.add(resolver);
      return found;
    } catch (TemplateException e) {
      throw template.fault(e);
    }
  }
}
