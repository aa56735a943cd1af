package io.github.sstiam.aws.loopback;

/**
 * A fault that the endpoint shows on demand.
 *
 * @param status the HTTP status; 0 cuts the connection
 * @param code the error code
 * @param message the error's message
 */
public record Fault(int status, String code, String message) {
  /** Too many requests. */
  public static Fault throttled() {
    return new Fault(400, "Throttling", "Rate exceeded");
  }

  /** A connection that is cut. */
  public static Fault cut() {
    return new Fault(0, "", "");
  }

  Answer answer() {
    return new QueryException(status, code, message).answer();
  }
}
