package io.github.sstiam.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.DeploymentRoles;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.reader.template.TemplateException;
import io.github.sstiam.reader.template.TemplateResolver;
import io.github.sstiam.reader.template.TemplateScope;
import io.github.sstiam.reader.template.TemplateScope.NestedTemplate;
import io.github.sstiam.reader.template.TemplateText;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/** A template, JSON or YAML, down to the permissions that its resources need. */
final class TemplateInput {
  private static final Catalog CATALOG = Catalog.embedded();
  private static final Environment ENVIRONMENT =
      new Environment("aws", Optional.of("123456789012"), Optional.empty());

  private TemplateInput() {}

  static void take(byte[] data) {
    try {
      JsonObject template = TemplateText.read(new String(data, UTF_8));
      resolve(template);
    } catch (TemplateException e) {
      if (e.getMessage().isEmpty()) {
        throw new AssertionError("a fault without a message", e);
      }
    }
  }

  private static void resolve(JsonObject template) throws TemplateException {
    TemplateScope scope =
        new TemplateScope(
            Text.of("prod-shop"),
            ENVIRONMENT,
            name -> name.equals("Given") ? Optional.of(Value.of("given")) : Optional.empty(),
            Map.of("shared", Value.of("arn:aws:s3:::shared")),
            (location, metadata) -> metadata.map(m -> new NestedTemplate("nested", template)),
            List.of());
    TemplateResolver resolver = new TemplateResolver(template, scope, CATALOG);
    Map<String, String> paths = resolver.constructPaths();
    List<DeclaredResource> resources = resolver.resources(logicalId -> Optional.empty());
    resolver.nestedStacks();
    resolver.exports();
    Stack stack =
        new Stack(
            resolver.stackName(),
            ENVIRONMENT,
            paths,
            resources,
            DeploymentRoles.NONE,
            List.of(),
            List.copyOf(resolver.dynamicReferences()),
            Optional.empty());
    new RequirementResolver(CATALOG)
        .resolve(
            new SstApp(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(stack),
                new TreeSet<>(),
                List.copyOf(resolver.remarks())));
  }
}
