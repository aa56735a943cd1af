package io.github.sstiam.aws;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.simulation.SimulationUnavailableException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Who the credentials belong to
 * (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html).
 *
 * @param account the account's twelve digits
 * @param arn the caller's ARN as STS gives it
 * @param policySource the ARN of the user or role whose policies count
 */
public record CallerIdentity(String account, String arn, String policySource) {
  public CallerIdentity {
    requireNonNull(account, "account is null");
    requireNonNull(arn, "arn is null");
    requireNonNull(policySource, "policySource is null");
  }

  /**
   * Asks STS who the caller is, and IAM for the role behind a session: the session's ARN does not
   * hold the role's path.
   *
   * @throws SimulationUnavailableException if nobody answers, or if IAM cannot simulate the caller
   */
  public static CallerIdentity of(AwsConnection aws) throws SimulationUnavailableException {
    GetCallerIdentityResponse caller;
    try {
      caller = aws.sts().getCallerIdentity();
    } catch (SdkException e) {
      throw AwsFaults.unavailable("sts:GetCallerIdentity", e);
    }
    return new CallerIdentity(caller.account(), caller.arn(), policySource(aws, caller.arn()));
  }

  /**
   * Checks that an ARN is one that IAM can simulate: that of a user or a role.
   *
   * @param arn the ARN that the user gave
   * @throws SimulationUnavailableException if it is another, with the form that is wanted
   */
  public static String policySource(String arn) throws SimulationUnavailableException {
    if (!arn.matches("arn:aws[a-z-]*:iam::[0-9]{12}:(user|role)/.+")) {
      throw new SimulationUnavailableException(
          "-Dsst-iam.principalArn is \""
              + arn
              + "\", which IAM cannot simulate. Give the ARN of a user or a role with its path, such"
              + " as arn:aws:iam::123456789012:role/ci/deploy (a session's ARN,"
              + " arn:aws:sts::...:assumed-role/..., is none).");
    }
    return arn;
  }

  private static String policySource(AwsConnection aws, String arn)
      throws SimulationUnavailableException {
    String[] parts = arn.split(":", 6);
    String resource = parts.length == 6 ? parts[5] : "";
    if (resource.startsWith("user/")) {
      return arn;
    }
    if (resource.startsWith("assumed-role/")) {
      return role(aws, resource.split("/", 3)[1]);
    }
    if (resource.equals("root")) {
      throw new SimulationUnavailableException(
          "The AWS credentials are those of the account's root user ("
              + arn
              + "), which IAM cannot simulate: no IAM policy limits it. Deploy with an IAM role or"
              + " user and use its credentials, or name it with -Dsst-iam.principalArn.");
    }
    throw new SimulationUnavailableException(
        "The AWS credentials are those of "
            + arn
            + ", which IAM cannot simulate: it simulates users and roles. Use the credentials of"
            + " the IAM role or user that deploys, or name it with -Dsst-iam.principalArn.");
  }

  private static String role(AwsConnection aws, String name) throws SimulationUnavailableException {
    try {
      return aws.iam().getRole(GetRoleRequest.builder().roleName(name).build()).role().arn();
    } catch (SdkException e) {
      throw AwsFaults.unavailable("iam:GetRole", e);
    }
  }
}
