package io.github.sstiam.catalog.generator;

import io.github.sstiam.catalog.ArnTemplate;
import io.github.sstiam.catalog.RegistrySchema;
import io.github.sstiam.catalog.generator.Overlay.Row;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A type's own ARN, over its properties. */
record OwnArns(Overlays overlays, ServiceSpec spec, IamReference reference) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");
  private static final Set<String> ENVIRONMENT = Set.of("Partition", "Region", "Account");

  /** An ARN and the IAM resource type that it is of. */
  record Own(String template, Optional<String> resource) {}

  /** The type's ARN, or empty where neither the specification nor the overlay knows one. */
  Optional<Own> of(String type, RegistrySchema schema) {
    List<Row> corrections = overlays.arns().of(type);
    if (!corrections.isEmpty()) {
      return corrected(corrections.get(0), schema);
    }
    return spec.arnTemplate(type)
        .filter(template -> template.startsWith("arn:"))
        .map(
            template ->
                new Own(overProperties(template, schema), reference.resourceLike(template)));
  }

  private Optional<Own> corrected(Row row, RegistrySchema schema) {
    String template = row.get("template");
    String resource = row.get("resource");
    if (template.equals("-")) {
      return Optional.empty();
    }
    check(row, template, schema);
    if (!resource.equals("-") && !reference.hasResource(resource)) {
      throw row.wrong(resource + " is not an IAM resource type");
    }
    return Optional.of(
        new Own(template, resource.equals("-") ? Optional.empty() : Optional.of(resource)));
  }

  /** Variables that are no properties become what the overlay says, else unknown: {@code *}. */
  private String overProperties(String template, RegistrySchema schema) {
    Matcher matcher = VARIABLE.matcher(template);
    return matcher.replaceAll(
        found -> Matcher.quoteReplacement(variable(found.group(), found.group(1), schema)));
  }

  private String variable(String text, String name, RegistrySchema schema) {
    if (ENVIRONMENT.contains(name)) {
      return text;
    }
    for (Row row : overlays.variables().of(schema.type())) {
      if (row.get("variable").equals(name)) {
        check(row, row.get("template"), schema);
        return row.get("template");
      }
    }
    return schema.properties().contains(name) ? text : "*";
  }

  /** A template's variables must be properties of the type. */
  static void check(Row row, String template, RegistrySchema schema) {
    for (String variable : new ArnTemplate(template).variables()) {
      if (!ENVIRONMENT.contains(variable) && !schema.hasPath(variable)) {
        throw row.wrong(variable + " is not a property of " + schema.type());
      }
    }
  }
}
