package io.github.sstiam.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A resource type as the CloudFormation registry has it.
 *
 * @param schema its schema
 * @param handlerRole the ARN of the role that its handlers run with; types of AWS have none
 */
public record RegisteredType(RegistrySchema schema, Optional<String> handlerRole) {
  public RegisteredType {
    requireNonNull(schema, "schema is null");
    requireNonNull(handlerRole, "handlerRole is null");
  }

  /** Whether AWS made the type, so that its handlers run with the rights of the deployment. */
  boolean isOfAws() {
    return schema.type().startsWith("AWS::");
  }
}
