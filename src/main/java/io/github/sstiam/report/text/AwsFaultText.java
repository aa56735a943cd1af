package io.github.sstiam.report.text;

import io.github.sstiam.report.AwsFault;
import io.github.sstiam.report.AwsFault.Subject;

/** Explains failed calls to AWS, and says what to do about them. */
public final class AwsFaultText {
  private AwsFaultText() {}

  /** What failed and what to do, in whole sentences. */
  public static String of(AwsFault fault) {
    return switch (fault.kind()) {
      case DENIED,
          EXPIRED_CREDENTIALS,
          WRONG_CLOCK,
          INVALID_KEY,
          WRONG_SIGNATURE,
          NO_SUCH_PRINCIPAL,
          THROTTLED,
          OTHER_ERROR ->
          "AWS refused "
              + fault.action()
              + (fault.code().isEmpty() ? "" : " (" + fault.code() + ")")
              + ": "
              + refusal(fault);
      case MALFORMED_RESPONSE ->
          "The response to "
              + fault.action()
              + " cannot be used: "
              + fault.detail()
              + ". Check the proxy and -Dsst-iam.endpoint"
              + or(fault);
      case UNREADABLE_CREDENTIALS -> fault.detail() + or(fault);
      case INCOMPLETE_KEYS ->
          "The AWS credentials are incomplete: only one of AWS_ACCESS_KEY_ID and"
              + " AWS_SECRET_ACCESS_KEY has a value. Set both or neither.";
      case NO_SSO_SESSION ->
          "The AWS SSO session is missing or has expired. Sign in with: aws sso login"
              + " (--profile PROFILE for another than the default one).";
      case WEB_IDENTITY_REFUSED ->
          "The web identity token of AWS_WEB_IDENTITY_TOKEN_FILE was not exchanged for"
              + " credentials. Check that AWS_ROLE_ARN names a role that trusts this CI system, that"
              + " AWS_REGION is set, and that the token file exists and is fresh.";
      case NO_CREDENTIALS ->
          withoutCredentials(fault.subject())
              + (fault.detail().isEmpty()
                  ? ""
                  : " The AWS configuration files hold no credentials for the profile \""
                      + fault.detail()
                      + "\".")
              + " Either "
              + otherwise(fault.subject())
              + ", or provide AWS credentials (AWS_PROFILE, -Dsst-iam.profile, AWS_ACCESS_KEY_ID and"
              + " AWS_SECRET_ACCESS_KEY, or aws sso login) to query AWS.";
      case UNREACHABLE ->
          "AWS cannot be reached for "
              + fault.action()
              + " ("
              + fault.detail()
              + "). Check the network, the proxy (<proxies> in Maven's settings.xml) and"
              + " -Dsst-iam.endpoint"
              + or(fault);
      case OTHER_FAILURE ->
          "AWS could not be queried for "
              + fault.action()
              + " ("
              + fault.detail()
              + "). Check the credentials and the network"
              + or(fault);
    };
  }

  private static String refusal(AwsFault fault) {
    return switch (fault.kind()) {
      case DENIED ->
          fault.action().equals("sts:AssumeRole") || fault.action().equals("sts:GetSessionToken")
              ? "signing in with the profile failed. Check the code of the MFA device, mfa_serial"
                  + " and role_arn in the profile, and that the role's trust policy names you."
              : "the caller may not call it. Grant it "
                  + fault.action()
                  + (fault.subject() == Subject.PERMISSIONS
                      ? ", evaluate the principal's policies instead with"
                          + " -Dsst-iam.fallback=policies,"
                      : "")
                  + " or "
                  + otherwise(fault.subject())
                  + ".";
      case EXPIRED_CREDENTIALS ->
          "the AWS credentials have expired. Sign in again (for example aws sso login).";
      case WRONG_CLOCK ->
          "the clock of this machine differs from AWS's by more than five minutes, or the request"
              + " took too long. Set the clock, then run the goal again.";
      case INVALID_KEY ->
          fault.userSession().isPresent()
              ? userSession(fault.userSession().get())
              : "the AWS credentials are not valid here. Check the access key and the partition"
                  + " (-Dsst-iam.partition); if the key is new, wait a minute.";
      case WRONG_SIGNATURE ->
          "the secret key does not belong to the access key, or the clock of this machine is"
              + " wrong. Check AWS_SECRET_ACCESS_KEY or the profile, and the clock.";
      case NO_SUCH_PRINCIPAL ->
          "the user or role does not exist in the caller's account. Check"
              + " -Dsst-iam.principalArn and the credentials.";
      case THROTTLED -> "too many requests for the account just now. Run the goal again later.";
      default -> "HTTP status " + fault.detail() + ". Run the goal again" + or(fault);
    };
  }

  /**
   * Temporary keys of a user without multi-factor authentication may call STS but not IAM
   * (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html).
   */
  private static String userSession(String user) {
    String[] arn = user.split(":", 6);
    return "the credentials are a session of the user "
        + user
        + " without multi-factor authentication, and such a session may not call IAM. Add the"
        + " line mfa_serial = arn:"
        + arn[1]
        + ":iam::"
        + arn[4]
        + ":mfa/DEVICE to the profile in ~/.aws/config (AWS Vault then asks for the code), or set"
        + " the MFA Device ARN of the session (Leapp), and sign in again. AWS Vault can also hand"
        + " out the user's own keys: aws-vault exec --no-session.";
  }

  private static String or(AwsFault fault) {
    return ", or " + otherwise(fault.subject()) + ".";
  }

  private static String withoutCredentials(Subject subject) {
    return switch (subject) {
      case PERMISSIONS -> "No AWS credentials and no policies: there is nothing to verify against.";
      case DEPLOYED_TEMPLATES ->
          "There are no AWS credentials to read the deployed templates from CloudFormation.";
      case RESOURCE_TYPES ->
          "There are no AWS credentials to read resource types from CloudFormation.";
      case ACTIVITY -> "There are no AWS credentials to query IAM Access Analyzer.";
    };
  }

  private static String otherwise(Subject subject) {
    return switch (subject) {
      case PERMISSIONS ->
          "give -Dsst-iam.policies=FILE to verify policy files with the built-in evaluator, which"
              + " needs no AWS account";
      case DEPLOYED_TEMPLATES ->
          "give the deployed templates as files with -Dsst-iam.deployedTemplates=DIR";
      case RESOURCE_TYPES -> "continue without these types with -Dsst-iam.unknownTypes=warn";
      case ACTIVITY -> "choose another strategy with -Dsst-iam.strategy=least-privilege";
    };
  }
}
