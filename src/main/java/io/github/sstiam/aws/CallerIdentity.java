package io.github.sstiam.aws;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.simulation.SimulationUnavailableException;

/**
 * The identity behind the credentials
 * (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html).
 *
 * @param account the account's twelve digits
 * @param arn the caller's ARN as STS gives it
 * @param temporary whether the credentials are temporary
 */
public record CallerIdentity(String account, String arn, boolean temporary) {
  public CallerIdentity {
    requireNonNull(account, "account is null");
    requireNonNull(arn, "arn is null");
  }

  /** Whether these are temporary credentials of a user, as {@code GetSessionToken} gives them. */
  boolean isSessionOfUser() {
    return temporary && resource().startsWith("user/");
  }

  /**
   * Checks that IAM can simulate a principal for this caller: it must be a user or a role of the
   * same account.
   *
   * @param principal the ARN that the user gave
   * @return the ARN
   * @throws SimulationUnavailableException if IAM cannot; the message shows the expected form
   */
  public String policySource(String principal) throws SimulationUnavailableException {
    if (!principal.matches("arn:aws[a-z-]*:iam::[0-9]{12}:(user|role)/.+")) {
      throw SimulationUnavailableException.notSimulatable(
          "-Dsst-iam.principalArn is \""
              + principal
              + "\", which IAM cannot simulate. Give the ARN of a user or a role with its path,"
              + " such as arn:aws:iam::123456789012:role/ci/deploy, not the ARN of a session"
              + " (arn:aws:sts::...:assumed-role/...).");
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

  /** The last part of the ARN, such as {@code user/alice}; blank if it is not an ARN. */
  String resource() {
    String[] parts = arn.split(":", 6);
    return parts.length == 6 ? parts[5] : "";
  }

  /** The partition of the ARN. */
  String partition() {
    return arn.split(":", 3)[1];
  }
}
