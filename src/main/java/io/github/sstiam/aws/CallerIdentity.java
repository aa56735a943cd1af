package io.github.sstiam.aws;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.simulation.SimulationUnavailableException;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Who the credentials belong to
 * (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html).
 *
 * @param account the account's twelve digits
 * @param arn the caller's ARN as STS gives it
 * @param temporary whether the credentials are temporary
 */
public record CallerIdentity(String account, String arn, boolean temporary) {
  /**
   * Temporary access keys begin with this
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html).
   */
  private static final String TEMPORARY_KEY = "ASIA";

  public CallerIdentity {
    requireNonNull(account, "account is null");
    requireNonNull(arn, "arn is null");
  }

  /**
   * Asks STS who the caller is.
   *
   * @throws SimulationUnavailableException if nobody answers
   */
  public static CallerIdentity of(AwsConnection aws) throws SimulationUnavailableException {
    try {
      GetCallerIdentityResponse caller = aws.sts().getCallerIdentity();
      return new CallerIdentity(
          AnswerMember.required(caller.account(), "Account"),
          AnswerMember.required(caller.arn(), "Arn"),
          aws.credentials().accessKeyId().startsWith(TEMPORARY_KEY));
    } catch (SdkException e) {
      throw AwsFaults.ofUnknownCaller().unavailable("sts:GetCallerIdentity", e);
    }
  }

  /** Whether these are temporary credentials of a user, as {@code GetSessionToken} gives them. */
  boolean isSessionOfUser() {
    return temporary && resource().startsWith("user/");
  }

  /**
   * The ARN of the user or role whose policies count. IAM is asked for the role behind a session:
   * the session's ARN does not hold the role's path.
   *
   * @param aws the connection that is asked
   * @throws SimulationUnavailableException if nobody answers, or if IAM cannot simulate the caller
   */
  public String policySource(AwsConnection aws) throws SimulationUnavailableException {
    if (resource().startsWith("user/")) {
      return arn;
    }
    if (resource().startsWith("assumed-role/")) {
      return role(aws, resource().split("/", 3)[1]);
    }
    if (resource().equals("root")) {
      throw SimulationUnavailableException.notSimulatable(
          "The AWS credentials are those of the account's root user ("
              + arn
              + "), which IAM cannot simulate: no IAM policy limits it. Deploy with an IAM role or"
              + " user and use its credentials, or name it with -Dsst-iam.principalArn.");
    }
    throw SimulationUnavailableException.notSimulatable(
        "The AWS credentials are those of "
            + arn
            + ", which IAM cannot simulate: it simulates users and roles. Use the credentials of"
            + " the IAM role or user that deploys, or name it with -Dsst-iam.principalArn.");
  }

  /**
   * Checks that an ARN is one that IAM can simulate for this caller: that of a user or a role of
   * the same account.
   *
   * @param principal the ARN that the user gave
   * @throws SimulationUnavailableException if it is another, with the form that is wanted
   */
  public String policySource(String principal) throws SimulationUnavailableException {
    if (!principal.matches("arn:aws[a-z-]*:iam::[0-9]{12}:(user|role)/.+")) {
      throw SimulationUnavailableException.notSimulatable(
          "-Dsst-iam.principalArn is \""
              + principal
              + "\", which IAM cannot simulate. Give the ARN of a user or a role with its path, such"
              + " as arn:aws:iam::123456789012:role/ci/deploy (a session's ARN,"
              + " arn:aws:sts::...:assumed-role/..., is none).");
    }
    if (!principal.split(":", 6)[4].equals(account)) {
      throw SimulationUnavailableException.notSimulatable(
          "-Dsst-iam.principalArn is "
              + principal
              + ", but the AWS credentials belong to account "
              + account
              + " ("
              + arn
              + "). IAM simulates only users and roles of the caller's account: use credentials of"
              + " the principal's account.");
    }
    return principal;
  }

  /**
   * Why IAM cannot be asked about a role that takes part in the deployment.
   *
   * @param aws the connection that is asked
   * @param role the role's ARN
   * @return the reason, or empty where it can be asked
   * @throws SimulationUnavailableException if nobody answers
   */
  public Optional<String> whyNotSimulatable(AwsConnection aws, String role)
      throws SimulationUnavailableException {
    if (!role.split(":", 6)[4].equals(account)) {
      return Optional.of(
          "it belongs to another account than the AWS credentials, and IAM simulates only roles of"
              + " the caller's account");
    }
    return isMissing(aws, role)
        ? Optional.of(
            "it does not exist; is the account bootstrapped for this region (npx cdk bootstrap)?")
        : Optional.empty();
  }

  /**
   * Whether a role of the caller's account does not exist.
   *
   * @param aws the connection that is asked
   * @param role the role's ARN
   * @throws SimulationUnavailableException if nobody answers
   */
  public boolean isMissing(AwsConnection aws, String role) throws SimulationUnavailableException {
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
    return new AwsFaults(Optional.of(this), Optional.of(CallerPolicy.simulating(one, other)))
        .unavailable("iam:GetRole", fault);
  }

  private String resource() {
    String[] parts = arn.split(":", 6);
    return parts.length == 6 ? parts[5] : "";
  }

  private String role(AwsConnection aws, String name) throws SimulationUnavailableException {
    try {
      return AnswerMember.required(
          AnswerMember.required(
                  aws.iam().getRole(GetRoleRequest.builder().roleName(name).build()).role(), "Role")
              .arn(),
          "Arn");
    } catch (SdkException e) {
      String partition = arn.split(":", 3)[1];
      String roles = "arn:" + partition + ":iam::" + account + ":role/";
      throw denied(roles + name, roles + "*/" + name, e);
    }
  }
}
