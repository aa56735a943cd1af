package io.github.sstiam.aws;

import io.github.sstiam.simulation.SimulationUnavailableException;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Says what a fault of AWS means and what to do. No text of a request is repeated, so no secret can
 * be.
 */
final class AwsFaults {
  private static final String WITHOUT_AWS =
      "give -Dsst-iam.policies=FILE to verify policy files with the built-in evaluator, which needs"
          + " no AWS account";

  private static final Pattern PROFILE = Pattern.compile("no credentials for profile '([^']+)'");

  private AwsFaults() {}

  /**
   * What a fault means.
   *
   * @param action the IAM action of the call that failed
   * @param fault the fault
   */
  static SimulationUnavailableException unavailable(String action, SdkException fault) {
    String message =
        fault instanceof AwsServiceException service
            ? service(action, service)
            : client(action, fault);
    return new SimulationUnavailableException(message, fault);
  }

  private static String service(String action, AwsServiceException fault) {
    String code = fault.awsErrorDetails() == null ? "" : fault.awsErrorDetails().errorCode();
    String what = "AWS refused " + action + " (" + code + "): ";
    return switch (code) {
      case "AccessDenied", "AccessDeniedException" ->
          what
              + "the caller may not call it. Grant it "
              + action
              + " (the README has the policy that this plugin needs), or "
              + WITHOUT_AWS
              + ".";
      case "ExpiredToken", "ExpiredTokenException", "RequestExpired" ->
          what + "the AWS credentials have expired. Sign in again (for example aws sso login).";
      case "InvalidClientTokenId", "UnrecognizedClientException" ->
          what
              + "the AWS credentials are not valid here. If they come from GetSessionToken (AWS"
              + " Vault, Leapp) they may not call IAM without MFA: add mfa_serial to the profile."
              + " Otherwise check the access key and the partition.";
      case "SignatureDoesNotMatch" ->
          what
              + "the secret key does not belong to the access key, or the clock of this machine is"
              + " wrong.";
      case "NoSuchEntity" ->
          what
              + "the user or role does not exist in the caller's account. Check"
              + " -Dsst-iam.principalArn and the credentials.";
      case "Throttling", "ThrottlingException", "RequestLimitExceeded" ->
          what + "too many requests for the account just now. Run the goal again later.";
      default ->
          what
              + "HTTP status "
              + fault.statusCode()
              + ". Run the goal again, or "
              + WITHOUT_AWS
              + ".";
    };
  }

  private static String client(String action, SdkException fault) {
    String text = String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT);
    if (text.contains("unable to load credentials") || text.contains("profile file contained")) {
      return "No AWS credentials and no policies: there is nothing to verify against."
          + profile(String.valueOf(fault.getMessage()))
          + " Either "
          + WITHOUT_AWS
          + ", or provide AWS credentials (AWS_PROFILE, -Dsst-iam.profile, AWS_ACCESS_KEY_ID and"
          + " AWS_SECRET_ACCESS_KEY, or aws sso login) to ask IAM.";
    }
    if (fault instanceof SdkClientException && fault.getCause() instanceof java.io.IOException) {
      return "AWS cannot be reached for "
          + action
          + " ("
          + fault.getCause().getClass().getSimpleName()
          + "). Check the network, the proxy and -Dsst-iam.endpoint, or "
          + WITHOUT_AWS
          + ".";
    }
    return "AWS could not be asked for "
        + action
        + " ("
        + fault.getClass().getSimpleName()
        + "). Check the credentials and the network, or "
        + WITHOUT_AWS
        + ".";
  }

  /** Names the profile that was asked for and holds no credentials. */
  private static String profile(String text) {
    Matcher matcher = PROFILE.matcher(text);
    return matcher.find() && !matcher.group(1).equals("default")
        ? " The AWS configuration files hold no credentials for the profile \""
            + matcher.group(1)
            + "\"."
        : "";
  }
}
