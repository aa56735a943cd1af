package io.github.sstiam.aws.loopback;

/**
 * A fault that the endpoint shows on demand.
 *
 * @param status the HTTP status; 0 cuts the connection, -1 lets it hang
 * @param code the error code
 * @param message the error's message
 */
public record Fault(int status, String code, String message) {
  /** Too many requests. */
  public static Fault throttled() {
    return new Fault(400, "Throttling", "Rate exceeded");
  }

  /** AWS is out of order. */
  public static Fault broken() {
    return new Fault(503, "ServiceUnavailable", "try later");
  }

  /** A connection that is cut. */
  public static Fault cut() {
    return new Fault(0, "", "");
  }

  /** A request that is never answered. */
  public static Fault stalled() {
    return new Fault(-1, "", "");
  }

  /** A page that is marked as truncated and does not say where the answer goes on. */
  public static Fault truncated() {
    return new Fault(200, "", "");
  }

  Answer answer() {
    return status == 200
        ? Answer.ok(
            Xml.response(
                IamApi.NAMESPACE,
                "SimulatePrincipalPolicy",
                "<EvaluationResults/><IsTruncated>true</IsTruncated>"))
        : new QueryException(status, code, message).answer();
  }
}
