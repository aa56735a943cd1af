package io.github.sstiam.aws.account;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.AwsFaults;
import io.github.sstiam.catalog.RegisteredType;
import io.github.sstiam.catalog.RegistrySchema;
import io.github.sstiam.catalog.RegistrySchemaException;
import io.github.sstiam.report.AwsFault;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * A resource type as {@code cloudformation:DescribeType} shows it, private and third-party types
 * among them
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeType.html).
 *
 * @param type the type
 * @param schema its schema as the registry gave it
 */
public record DescribedType(RegisteredType type, String schema) {
  public DescribedType {
    requireNonNull(type, "type is null");
    requireNonNull(schema, "schema is null");
  }

  /**
   * Queries the registry of a region.
   *
   * @param aws the connection
   * @param region the region
   * @param name the type's name
   * @return the type; empty if the registry has no type of that name
   * @throws SimulationUnavailableException if CloudFormation does not respond or refuses
   */
  public static Optional<DescribedType> of(AwsConnection aws, Optional<String> region, String name)
      throws SimulationUnavailableException {
    try {
      CloudFormationRequests.Answer described =
          new CloudFormationRequests(aws.requests())
              .call(
                  aws.region(region), "DescribeType", Map.of("Type", "RESOURCE", "TypeName", name));
      String schema = described.text("Schema").orElse("");
      return Optional.of(
          new DescribedType(
              new RegisteredType(RegistrySchema.read(schema), described.text("ExecutionRoleArn")),
              schema));
    } catch (AwsServiceException e) {
      if (AwsFaults.code(e).equals("TypeNotFoundException")) {
        return Optional.empty();
      }
      throw AwsFaults.about(AwsFault.Subject.RESOURCE_TYPES)
          .unavailable("cloudformation:DescribeType", e);
    } catch (SdkException e) {
      throw AwsFaults.about(AwsFault.Subject.RESOURCE_TYPES)
          .unavailable("cloudformation:DescribeType", e);
    } catch (RegistrySchemaException e) {
      throw new SimulationUnavailableException(
          "The registry's schema of " + name + " is invalid: " + e.getMessage() + ".", e);
    }
  }
}
