package io.github.sstiam.reader.template;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.Environment;
import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.catalog.Catalog;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves templates that the tests spell out. */
final class TemplateFixture {
  /** A known environment. */
  static final Environment KNOWN =
      new Environment("aws", Optional.of("123456789012"), Optional.of("eu-west-1"));

  /** An environment of which only the partition is known. */
  static final Environment OPEN = new Environment("aws", Optional.empty(), Optional.empty());

  private final String template;
  private Environment environment = KNOWN;
  private Map<String, Value> parameters = Map.of();
  private Map<String, Value> exports = Map.of();
  private String stack = "shop";

  private TemplateFixture(String template) {
    this.template = template;
  }

  /** A whole template, JSON or YAML. */
  static TemplateFixture template(String template) {
    return new TemplateFixture(template);
  }

  /** A YAML template of one resource, {@code R}, whose property {@code Value} is the given one. */
  static TemplateFixture property(String value) {
    return property(value, "");
  }

  /** The same with other sections or resources, which come after the first resource. */
  static TemplateFixture property(String value, String rest) {
    return new TemplateFixture(
        "Resources:\n  R:\n    Type: Test::Any::Type\n    Properties:\n      Value: "
            + value
            + "\n"
            + rest);
  }

  TemplateFixture in(Environment other) {
    environment = other;
    return this;
  }

  TemplateFixture stack(String name) {
    stack = name;
    return this;
  }

  TemplateFixture given(String name, String value) {
    parameters = Map.of(name, Value.of(value));
    return this;
  }

  TemplateFixture exported(String name, Value value) {
    exports = Map.of(name, value);
    return this;
  }

  TemplateResolver resolver() throws TemplateException {
    TemplateScope scope =
        new TemplateScope(
            Text.of(stack),
            environment,
            name -> Optional.ofNullable(parameters.get(name)),
            exports,
            (location, metadata) -> Optional.empty(),
            List.of());
    return new TemplateResolver(TemplateText.read(template), scope, Catalog.embedded());
  }

  List<DeclaredResource> resources() throws TemplateException {
    return resolver().resources(logicalId -> Optional.empty());
  }

  DeclaredResource resource(String logicalId) throws TemplateException {
    return resources().stream()
        .filter(resource -> resource.logicalId().equals(logicalId))
        .findFirst()
        .orElseThrow();
  }

  /** The property {@code Value} of the resource {@code R}; empty where it is not declared. */
  Optional<Value> value() throws TemplateException {
    return resource("R").properties().get("Value");
  }

  /** The property {@code Value} as a pattern. */
  String text() throws TemplateException {
    return ((Value.Scalar) value().orElseThrow()).text().pattern();
  }

  /** The texts of a list, or of the one scalar. */
  List<String> texts() throws TemplateException {
    return value().orElseThrow().texts("").stream().map(Text::pattern).toList();
  }
}
