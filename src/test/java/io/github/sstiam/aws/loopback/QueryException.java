package io.github.sstiam.aws.loopback;

/** An error answer in the form that IAM and STS document. */
final class QueryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;

  QueryException(int status, String code, String message) {
    super(message);
    this.status = status;
    this.code = code;
  }

  Answer answer() {
    return new Answer(
        status,
        "<ErrorResponse xmlns=\"https://iam.amazonaws.com/doc/2010-05-08/\"><Error><Type>Sender</Type><Code>"
            + Xml.escaped(code)
            + "</Code><Message>"
            + Xml.escaped(getMessage())
            + "</Message></Error><RequestId>00000000-0000-0000-0000-000000000000</RequestId>"
            + "</ErrorResponse>");
  }
}
