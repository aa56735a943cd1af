package io.github.sstiam.aws;

import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.io.IOException;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Explains errors of AWS and what to do about them. Repeats no text of a request, and so no secret.
 *
 * @param caller the identity behind the credentials, if known
 * @param remedy the smallest policy that allows the refused call
 * @param subject what the query was about
 */
public record AwsFaults(
    Optional<CallerIdentity> caller, Optional<PolicyDocument> remedy, Subject subject) {
  /** What a query is about. */
  public enum Subject {
    PERMISSIONS(
        "No AWS credentials and no policies: there is nothing to verify against.",
        "give -Dsst-iam.policies=FILE to verify policy files with the built-in evaluator, which"
            + " needs no AWS account"),
    DEPLOYED_TEMPLATES(
        "There are no AWS credentials to read the deployed templates from CloudFormation.",
        "give the deployed templates as files with -Dsst-iam.deployedTemplates=DIR"),
    RESOURCE_TYPES(
        "There are no AWS credentials to read resource types from CloudFormation.",
        "continue without these types with -Dsst-iam.unknownTypes=warn"),
    ACTIVITY(
        "There are no AWS credentials to query IAM Access Analyzer.",
        "choose another strategy with -Dsst-iam.strategy=least-privilege");

    private final String withoutCredentials;
    private final String otherwise;

    Subject(String withoutCredentials, String otherwise) {
      this.withoutCredentials = withoutCredentials;
      this.otherwise = otherwise;
    }
  }

  private static final Pattern PROFILE = Pattern.compile("no credentials for profile '([^']+)'");

  /** Errors of queries about permissions. */
  public AwsFaults(Optional<CallerIdentity> caller, Optional<PolicyDocument> remedy) {
    this(caller, remedy, Subject.PERMISSIONS);
  }

  /** Errors before the caller is known. */
  static AwsFaults ofUnknownCaller() {
    return about(Subject.PERMISSIONS);
  }

  /** Errors of queries that do not depend on the caller. */
  public static AwsFaults about(Subject subject) {
    return new AwsFaults(Optional.empty(), Optional.empty(), subject);
  }

  /**
   * Explains an error.
   *
   * @param action the IAM action of the call that failed
   * @param fault the error
   */
  public SimulationUnavailableException unavailable(String action, SdkException fault) {
    if (!(fault instanceof AwsServiceException service)) {
      return new SimulationUnavailableException(client(action, fault), fault);
    }
    String message =
        "AWS refused "
            + action
            + (code(service).isEmpty() ? "" : " (" + code(service) + ")")
            + ": "
            + meaning(action, service);
    return isDenied(service)
        ? SimulationUnavailableException.notAllowed(message, remedy, fault)
        : new SimulationUnavailableException(message, fault);
  }

  private static boolean isDenied(AwsServiceException fault) {
    return code(fault).equals("AccessDenied") || code(fault).equals("AccessDeniedException");
  }

  /** The error code; blank if AWS gave none. */
  public static String code(AwsServiceException fault) {
    return fault.awsErrorDetails() == null || fault.awsErrorDetails().errorCode() == null
        ? ""
        : fault.awsErrorDetails().errorCode();
  }

  private String meaning(String action, AwsServiceException fault) {
    return switch (code(fault)) {
      case "AccessDenied", "AccessDeniedException" ->
          action.equals("sts:AssumeRole") || action.equals("sts:GetSessionToken")
              ? "signing in with the profile failed. Check the code of the MFA device, mfa_serial"
                  + " and role_arn in the profile, and that the role's trust policy names you."
              : "the caller may not call it. Grant it "
                  + action
                  + (subject == Subject.PERMISSIONS
                      ? ", evaluate the principal's policies instead with"
                          + " -Dsst-iam.fallback=policies,"
                      : "")
                  + " or "
                  + subject.otherwise
                  + ".";
      case "ExpiredToken", "ExpiredTokenException" ->
          "the AWS credentials have expired. Sign in again (for example aws sso login).";
      case "RequestExpired", "RequestTimeTooSkewed" ->
          "the clock of this machine differs from AWS's by more than five minutes, or the request"
              + " took too long. Set the clock, then run the goal again.";
      case "InvalidClientTokenId", "UnrecognizedClientException" -> invalidKey();
      case "SignatureDoesNotMatch" ->
          "the secret key does not belong to the access key, or the clock of this machine is"
              + " wrong. Check AWS_SECRET_ACCESS_KEY or the profile, and the clock.";
      case "NoSuchEntity" ->
          "the user or role does not exist in the caller's account. Check"
              + " -Dsst-iam.principalArn and the credentials.";
      case "Throttling",
          "ThrottlingException",
          "RequestLimitExceeded",
          "TooManyRequestsException" ->
          "too many requests for the account just now. Run the goal again later.";
      default ->
          "HTTP status "
              + fault.statusCode()
              + ". Run the goal again, or "
              + subject.otherwise
              + ".";
    };
  }

  /**
   * Temporary keys of a user without multi-factor authentication may call STS but not IAM
   * (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetSessionToken.html).
   */
  private String invalidKey() {
    if (caller.filter(CallerIdentity::isSessionOfUser).isPresent()) {
      return "the credentials are a session of the user "
          + caller.get().arn()
          + " without multi-factor authentication, and such a session may not call IAM. Add the"
          + " line mfa_serial = arn:"
          + caller.get().arn().split(":", 3)[1]
          + ":iam::"
          + caller.get().account()
          + ":mfa/DEVICE to the profile in ~/.aws/config (AWS Vault then asks for the code), or set"
          + " the MFA Device ARN of the session (Leapp), and sign in again. AWS Vault can also hand"
          + " out the user's own keys: aws-vault exec --no-session.";
    }
    return "the AWS credentials are not valid here. Check the access key and the partition"
        + " (-Dsst-iam.partition); if the key is new, wait a minute.";
  }

  private String client(String action, SdkException fault) {
    String message = message(fault);
    String text = message.toLowerCase(Locale.ROOT);
    if (text.startsWith(ResponseField.MALFORMED)) {
      return "The response to "
          + action
          + " cannot be used: "
          + message
          + ". Check the proxy and -Dsst-iam.endpoint, or "
          + subject.otherwise
          + ".";
    }
    if (message.startsWith(GuardedCredentials.UNREADABLE)) {
      return "T" + message.substring(1) + ", or " + subject.otherwise + ".";
    }
    if (areIncomplete()) {
      return "The AWS credentials are incomplete: only one of AWS_ACCESS_KEY_ID and"
          + " AWS_SECRET_ACCESS_KEY has a value. Set both or neither.";
    }
    if (text.contains("sso session") || text.contains("sso token")) {
      return "The AWS SSO session is missing or has expired. Sign in with: aws sso login"
          + " (--profile PROFILE for another than the default one).";
    }
    if (text.contains("in the chain") && isSet("AWS_WEB_IDENTITY_TOKEN_FILE")) {
      return "The web identity token of AWS_WEB_IDENTITY_TOKEN_FILE was not exchanged for"
          + " credentials. Check that AWS_ROLE_ARN names a role that trusts this CI system, that"
          + " AWS_REGION is set, and that the token file exists and is fresh.";
    }
    if (text.contains("unable to load credentials") || text.contains("profile file")) {
      return subject.withoutCredentials
          + profile(message)
              .filter(name -> !name.equals("default"))
              .map(
                  name ->
                      " The AWS configuration files hold no credentials for the profile \""
                          + name
                          + "\".")
              .orElse("")
          + " Either "
          + subject.otherwise
          + ", or provide AWS credentials (AWS_PROFILE, -Dsst-iam.profile, AWS_ACCESS_KEY_ID and"
          + " AWS_SECRET_ACCESS_KEY, or aws sso login) to query AWS.";
    }
    Optional<Throwable> network =
        Stream.iterate((Throwable) fault, Objects::nonNull, Throwable::getCause)
            .filter(IOException.class::isInstance)
            .findFirst();
    if (network.isPresent()) {
      return "AWS cannot be reached for "
          + action
          + " ("
          + network.get().getClass().getSimpleName()
          + "). Check the network, the proxy (<proxies> in Maven's settings.xml) and"
          + " -Dsst-iam.endpoint, or "
          + subject.otherwise
          + ".";
    }
    return "AWS could not be queried for "
        + action
        + " ("
        + fault.getClass().getSimpleName()
        + "). Check the credentials and the network, or "
        + subject.otherwise
        + ".";
  }

  /** The message of an error, without what the SDK adds to it. */
  private static String message(SdkException fault) {
    return String.valueOf(fault.getMessage()).replaceFirst(" \\(SDK Attempt Count: \\d+\\)$", "");
  }

  private static boolean areIncomplete() {
    return isSet("AWS_ACCESS_KEY_ID") != isSet("AWS_SECRET_ACCESS_KEY");
  }

  private static boolean isSet(String variable) {
    String value = System.getenv(variable);
    return value != null && !value.isBlank();
  }

  /** The requested profile, which has no credentials. */
  private static Optional<String> profile(String text) {
    Matcher matcher = PROFILE.matcher(text);
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }
}
