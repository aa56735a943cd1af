package io.github.sstiam.aws.account;

import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.AwsFaults;
import io.github.sstiam.report.AwsFault;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * The template that a stack was deployed with, before macros, by {@code cloudformation:GetTemplate}
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_GetTemplate.html).
 */
public final class StackTemplate {
  private StackTemplate() {}

  /**
   * Reads the template from CloudFormation.
   *
   * @param aws the connection
   * @param region the stack's region
   * @param stack the stack's name
   * @return the template in JSON or YAML, or empty if there is no stack of that name
   * @throws SimulationUnavailableException if CloudFormation does not respond or refuses
   */
  public static Optional<String> of(AwsConnection aws, Optional<String> region, String stack)
      throws SimulationUnavailableException {
    try {
      return new CloudFormationRequests(aws.requests())
          .call(
              aws.region(region),
              "GetTemplate",
              Map.of("StackName", stack, "TemplateStage", "Original"))
          .text("TemplateBody")
          .filter(text -> !text.isBlank());
    } catch (AwsServiceException e) {
      if (isMissing(e)) {
        return Optional.empty();
      }
      throw unavailable(e);
    } catch (SdkException e) {
      throw unavailable(e);
    }
  }

  /** CloudFormation has no error code of its own for a stack that does not exist. */
  private static boolean isMissing(AwsServiceException fault) {
    return AwsFaults.code(fault).equals("ValidationError")
        && String.valueOf(fault.getMessage()).contains("does not exist");
  }

  private static SimulationUnavailableException unavailable(SdkException fault) {
    return AwsFaults.about(AwsFault.Subject.DEPLOYED_TEMPLATES)
        .unavailable("cloudformation:GetTemplate", fault);
  }
}
