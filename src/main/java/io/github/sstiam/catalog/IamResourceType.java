package io.github.sstiam.catalog;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A resource type of the Service Authorization Reference.
 *
 * @param service the service prefix
 * @param name the resource type's name
 * @param arn its ARN with {@code ${Variable}} placeholders
 * @param conditionKeys the condition keys that requests on such resources carry
 */
public record IamResourceType(String service, String name, String arn, List<String> conditionKeys) {
  public IamResourceType {
    requireNonNull(service, "service is null");
    requireNonNull(name, "name is null");
    requireNonNull(arn, "arn is null");
    conditionKeys = List.copyOf(conditionKeys);
  }
}
