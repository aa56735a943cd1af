package io.github.sstiam.catalog.generator;

import io.github.sstiam.catalog.RegistrySchema;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A type's own ARN, over its properties. */
record OwnArns(ServiceSpec spec, IamReference reference) {
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}]+)}");
  private static final Set<String> ENVIRONMENT = Set.of("Partition", "Region", "Account");

  /** An ARN and the IAM resource type that it is of. */
  record Own(String template, Optional<String> resource) {}

  /** The type's ARN, or empty where the specification has none. */
  Optional<Own> of(String type, RegistrySchema schema) {
    return spec.arnTemplate(type)
        .filter(template -> template.startsWith("arn:"))
        .map(
            template ->
                new Own(overProperties(template, schema), reference.resourceLike(template)));
  }

  /** Variables that are no properties are open, unless a rule says what they stand for. */
  private static String overProperties(String template, RegistrySchema schema) {
    Matcher matcher = VARIABLE.matcher(template);
    return matcher.replaceAll(found -> Matcher.quoteReplacement(variable(found.group(1), schema)));
  }

  private static String variable(String name, RegistrySchema schema) {
    boolean known = ENVIRONMENT.contains(name) || schema.properties().contains(name);
    return known ? "${" + name + "}" : "${" + name + "=*}";
  }
}
