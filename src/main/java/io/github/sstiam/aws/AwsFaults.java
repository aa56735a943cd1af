package io.github.sstiam.aws;

import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.report.AwsFault;
import io.github.sstiam.report.AwsFault.Kind;
import io.github.sstiam.report.AwsFault.Subject;
import io.github.sstiam.report.text.AwsFaultText;
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
 * Classifies errors of the AWS SDK.
 *
 * @param caller the identity behind the credentials, if known
 * @param remedy the smallest policy that allows the refused call
 * @param subject what the query was about
 */
public record AwsFaults(
    Optional<CallerIdentity> caller, Optional<PolicyDocument> remedy, Subject subject) {
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
   * @param error the error
   */
  public SimulationUnavailableException unavailable(String action, SdkException error) {
    AwsFault fault =
        error instanceof AwsServiceException service
            ? refused(action, service)
            : notAnswered(action, error);
    String message = AwsFaultText.of(fault);
    return fault.kind() == Kind.DENIED
        ? SimulationUnavailableException.notAllowed(message, remedy, error)
        : new SimulationUnavailableException(message, error);
  }

  /** The error code; blank if AWS gave none. */
  public static String code(AwsServiceException fault) {
    return fault.awsErrorDetails() == null || fault.awsErrorDetails().errorCode() == null
        ? ""
        : fault.awsErrorDetails().errorCode();
  }

  private AwsFault refused(String action, AwsServiceException error) {
    Kind kind =
        switch (code(error)) {
          case "AccessDenied", "AccessDeniedException" -> Kind.DENIED;
          case "ExpiredToken", "ExpiredTokenException" -> Kind.EXPIRED_CREDENTIALS;
          case "RequestExpired", "RequestTimeTooSkewed" -> Kind.WRONG_CLOCK;
          case "InvalidClientTokenId", "UnrecognizedClientException" -> Kind.INVALID_KEY;
          case "SignatureDoesNotMatch" -> Kind.WRONG_SIGNATURE;
          case "NoSuchEntity" -> Kind.NO_SUCH_PRINCIPAL;
          case "Throttling",
              "ThrottlingException",
              "RequestLimitExceeded",
              "TooManyRequestsException" ->
              Kind.THROTTLED;
          default -> Kind.OTHER_ERROR;
        };
    return new AwsFault(
        kind,
        subject,
        action,
        code(error),
        kind == Kind.OTHER_ERROR ? Integer.toString(error.statusCode()) : "",
        caller.filter(CallerIdentity::isSessionOfUser).map(CallerIdentity::arn));
  }

  private AwsFault notAnswered(String action, SdkException error) {
    String message = message(error);
    String text = message.toLowerCase(Locale.ROOT);
    if (text.startsWith(ResponseField.MALFORMED)) {
      return fault(Kind.MALFORMED_RESPONSE, action, message);
    }
    if (message.startsWith(GuardedCredentials.UNREADABLE)) {
      return fault(Kind.UNREADABLE_CREDENTIALS, action, "T" + message.substring(1));
    }
    if (areIncomplete()) {
      return fault(Kind.INCOMPLETE_KEYS, action, "");
    }
    if (text.contains("sso session") || text.contains("sso token")) {
      return fault(Kind.NO_SSO_SESSION, action, "");
    }
    if (text.contains("in the chain") && isSet("AWS_WEB_IDENTITY_TOKEN_FILE")) {
      return fault(Kind.WEB_IDENTITY_REFUSED, action, "");
    }
    if (text.contains("unable to load credentials") || text.contains("profile file")) {
      return fault(Kind.NO_CREDENTIALS, action, profile(message));
    }
    Optional<Throwable> network =
        Stream.iterate((Throwable) error, Objects::nonNull, Throwable::getCause)
            .filter(IOException.class::isInstance)
            .findFirst();
    return network.isPresent()
        ? fault(Kind.UNREACHABLE, action, network.get().getClass().getSimpleName())
        : fault(Kind.OTHER_FAILURE, action, error.getClass().getSimpleName());
  }

  private AwsFault fault(Kind kind, String action, String detail) {
    return new AwsFault(kind, subject, action, "", detail, Optional.empty());
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

  /** The requested profile without credentials; blank for the default one. */
  private static String profile(String text) {
    Matcher matcher = PROFILE.matcher(text);
    return matcher.find() && !matcher.group(1).equals("default") ? matcher.group(1) : "";
  }
}
