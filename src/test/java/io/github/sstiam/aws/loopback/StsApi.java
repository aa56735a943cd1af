package io.github.sstiam.aws.loopback;

import java.util.Optional;
import java.util.Set;

/** The actions of STS (https://docs.aws.amazon.com/STS/latest/APIReference/welcome.html). */
final class StsApi {
  static final String VERSION = "2011-06-15";
  private static final String NAMESPACE = "https://sts.amazonaws.com/doc/2011-06-15/";

  private StsApi() {}

  static String getCallerIdentity(
      LoopbackAccount account, Optional<String> signer, QueryRequest query) throws QueryException {
    query.allowOnly(Set.of());
    return Xml.response(
        NAMESPACE,
        "GetCallerIdentity",
        Xml.element("Arn", signer.orElse(account.callerArn()))
            + Xml.element("UserId", "AIDAEXAMPLE")
            + Xml.element("Account", account.account()));
  }

  static String assumeRole(LoopbackAccount account, Credentials credentials, QueryRequest query)
      throws QueryException {
    query.allowOnly(
        Set.of(
            "RoleArn",
            "RoleSessionName",
            "SerialNumber",
            "TokenCode",
            "ExternalId",
            "DurationSeconds"));
    checkCode(query);
    return assumed("AssumeRole", account, credentials, query);
  }

  static String assumeRoleWithWebIdentity(
      LoopbackAccount account, Credentials credentials, QueryRequest query) throws QueryException {
    query.allowOnly(Set.of("RoleArn", "RoleSessionName", "WebIdentityToken", "DurationSeconds"));
    query.required("WebIdentityToken");
    return assumed("AssumeRoleWithWebIdentity", account, credentials, query);
  }

  private static String assumed(
      String action, LoopbackAccount account, Credentials credentials, QueryRequest query)
      throws QueryException {
    LoopbackPrincipal role = account.principal(query.required("RoleArn"));
    String session =
        "arn:aws:sts::"
            + account.account()
            + ":assumed-role/"
            + role.name()
            + "/"
            + query.required("RoleSessionName");
    return Xml.response(
        NAMESPACE,
        action,
        credentials.xml(session)
            + "<AssumedRoleUser>"
            + Xml.element("Arn", session)
            + Xml.element("AssumedRoleId", "AROAEXAMPLE:session")
            + "</AssumedRoleUser>");
  }

  static String getSessionToken(
      LoopbackAccount account, Credentials credentials, QueryRequest query) throws QueryException {
    query.allowOnly(Set.of("SerialNumber", "TokenCode", "DurationSeconds"));
    checkCode(query);
    return Xml.response(NAMESPACE, "GetSessionToken", credentials.xml(account.callerArn()));
  }

  private static void checkCode(QueryRequest query) throws QueryException {
    boolean right =
        query.text("SerialNumber").isEmpty()
            || query.text("TokenCode").filter(Credentials.TOKEN_CODE::equals).isPresent();
    if (!right) {
      throw new QueryException(
          403,
          "AccessDenied",
          "MultiFactorAuthentication failed with invalid MFA one time pass code");
    }
  }
}
