package io.github.sstiam.aws.loopback;

import java.util.Set;

/** The actions of STS (https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html). */
final class StsApi {
  static final String VERSION = "2011-06-15";
  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

  private StsApi() {}

  static String getCallerIdentity(LoopbackAccount account, QueryRequest query)
      throws QueryException {
    query.allowOnly(Set.of());
    return Xml.response(
        NAMESPACE,
        "GetCallerIdentity",
        Xml.element("Arn", account.callerArn())
            + Xml.element("UserId", "AIDAEXAMPLE")
            + Xml.element("Account", account.account()));
  }
}
