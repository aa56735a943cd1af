package io.github.sstiam.aws;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.simulation.SimulationUnavailableException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Queries AWS for the identity of the caller and for the roles of its account.
 *
 * @param aws the connection
 * @param caller the identity behind the credentials
 */
public record CallerQueries(AwsConnection aws, CallerIdentity caller) {
  /**
   * Temporary access keys begin with this
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html).
   */
  private static final String TEMPORARY_KEY = "ASIA";

  public CallerQueries {
    requireNonNull(aws, "aws is null");
    requireNonNull(caller, "caller is null");
  }

  /**
   * Queries STS for the identity behind the credentials
   * (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html).
   *
   * @throws SimulationUnavailableException if STS does not respond or refuses
   */
  public static CallerQueries of(AwsConnection aws) throws SimulationUnavailableException {
    try {
      GetCallerIdentityResponse caller = aws.sts().getCallerIdentity();
      return new CallerQueries(
          aws,
          new CallerIdentity(
              ResponseField.required(caller.account(), "Account"),
              ResponseField.required(caller.arn(), "Arn"),
              aws.credentials().accessKeyId().startsWith(TEMPORARY_KEY)));
    } catch (SdkException e) {
      throw AwsFaults.ofUnknownCaller().unavailable("sts:GetCallerIdentity", e);
    }
  }

  /**
   * The ARN of the caller's user or role, as {@code iam:SimulatePrincipalPolicy} takes it. For a
   * session, IAM is queried for the role, since the session's ARN lacks the role's path.
   *
   * @throws SimulationUnavailableException if IAM does not respond or refuses, or if it cannot
   *     simulate the caller
   */
  public String policySource() throws SimulationUnavailableException {
    String resource = caller.resource();
    if (resource.startsWith("user/")) {
      return caller.arn();
    }
    if (resource.startsWith("assumed-role/")) {
      return roleArn(resource.split("/", 3)[1]);
    }
    if (resource.equals("root")) {
      throw SimulationUnavailableException.notSimulatable(
          "The AWS credentials are those of the account's root user ("
              + caller.arn()
              + "), which IAM cannot simulate: no IAM policy limits it. Deploy with an IAM role or"
              + " user and use its credentials, or name it with -Dsst-iam.principalArn.");
    }
    throw SimulationUnavailableException.notSimulatable(
        "The AWS credentials are those of "
            + caller.arn()
            + ", which IAM cannot simulate: it simulates users and roles. Use the credentials of"
            + " the IAM role or user that deploys, or name it with -Dsst-iam.principalArn.");
  }

  private String roleArn(String name) throws SimulationUnavailableException {
    try {
      return ResponseField.required(
          ResponseField.required(
                  aws.iam().getRole(GetRoleRequest.builder().roleName(name).build()).role(), "Role")
              .arn(),
          "Arn");
    } catch (SdkException e) {
      String roles = "arn:" + caller.partition() + ":iam::" + caller.account() + ":role/";
      throw denied(roles + name, roles + "*/" + name, e);
    }
  }

  /**
   * Why IAM cannot simulate a role that takes part in the deployment.
   *
   * @param role the role's ARN
   * @return the reason; empty if IAM can simulate the role
   * @throws SimulationUnavailableException if IAM does not respond or refuses
   */
  public Optional<String> reasonNotSimulatable(String role) throws SimulationUnavailableException {
    if (!role.split(":", 6)[4].equals(caller.account())) {
      return Optional.of(
          "it belongs to another account than the AWS credentials, and IAM simulates only roles of"
              + " the caller's account");
    }
    return isMissing(role)
        ? Optional.of(
            "it does not exist; is the account bootstrapped for this region (npx cdk bootstrap)?")
        : Optional.empty();
  }

  /**
   * Whether a role of the caller's account does not exist.
   *
   * @param role the role's ARN
   * @throws SimulationUnavailableException if IAM does not respond or refuses
   */
  public boolean isMissing(String role) throws SimulationUnavailableException {
    try {
      String name = role.substring(role.lastIndexOf('/') + 1);
      aws.iam().getRole(GetRoleRequest.builder().roleName(name).build());
      return false;
    } catch (AwsServiceException e) {
      if (AwsFaults.code(e).equals("NoSuchEntity")) {
        return true;
      }
      throw denied(role, role, e);
    } catch (SdkException e) {
      throw denied(role, role, e);
    }
  }

  private SimulationUnavailableException denied(String one, String other, SdkException fault) {
    return new AwsFaults(Optional.of(caller), Optional.of(CallerPolicy.simulating(one, other)))
        .unavailable("iam:GetRole", fault);
  }
}
