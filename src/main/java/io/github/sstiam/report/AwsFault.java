package io.github.sstiam.report;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Why a call to AWS failed. It holds no text of the request, and so no secret.
 *
 * @param kind what went wrong
 * @param subject what the query was about
 * @param action the IAM action of the call
 * @param code AWS's error code; blank if AWS did not answer with one
 * @param detail more about it, as the kind says; blank if there is no more
 * @param userSession the ARN of the user whose temporary credentials made the call
 */
public record AwsFault(
    Kind kind,
    Subject subject,
    String action,
    String code,
    String detail,
    Optional<String> userSession) {
  /** What a query is about. */
  public enum Subject {
    PERMISSIONS,
    DEPLOYED_TEMPLATES,
    RESOURCE_TYPES,
    ACTIVITY
  }

  /** What went wrong. */
  public enum Kind {
    // AWS answered with an error.
    DENIED,
    EXPIRED_CREDENTIALS,
    WRONG_CLOCK,
    INVALID_KEY,
    WRONG_SIGNATURE,
    NO_SUCH_PRINCIPAL,
    THROTTLED,
    /** Another error; the detail is the HTTP status. */
    OTHER_ERROR,

    // The call got no answer that can be used.
    /** The detail says what is wrong with the response. */
    MALFORMED_RESPONSE,
    /** The detail says which credentials cannot be read. */
    UNREADABLE_CREDENTIALS,
    INCOMPLETE_KEYS,
    NO_SSO_SESSION,
    WEB_IDENTITY_REFUSED,
    /** The detail is the profile that was named. */
    NO_CREDENTIALS,
    /** The detail is the name of the network error. */
    UNREACHABLE,
    /** The detail is the name of the error. */
    OTHER_FAILURE
  }

  public AwsFault {
    requireNonNull(kind, "kind is null");
    requireNonNull(subject, "subject is null");
    requireNonNull(action, "action is null");
    requireNonNull(code, "code is null");
    requireNonNull(detail, "detail is null");
    requireNonNull(userSession, "userSession is null");
  }
}
