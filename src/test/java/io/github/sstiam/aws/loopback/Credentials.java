package io.github.sstiam.aws.loopback;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The temporary credentials that the endpoint has given, and whom they belong to. */
final class Credentials {
  static final String TOKEN_CODE = "123456";

  private static final Pattern SIGNED = Pattern.compile("Credential=([A-Z0-9]+)/");
  private static final String EXPIRY = "2099-01-01T00:00:00Z";

  private final Map<String, String> issued = new ConcurrentHashMap<>();

  /** Temporary credentials of a user, which without a code may not call IAM. */
  static final String SESSION_WITHOUT_MFA = "ASIASESSIONWITHOUTMF";

  /** Gives credentials to somebody. */
  private String issue(String arn) {
    String key = "ASIALOOPBACK" + String.format(java.util.Locale.ROOT, "%08d", issued.size() + 1);
    issued.put(key, arn);
    return key;
  }

  /** Whom a request is signed by; empty for the long-lived credentials. */
  Optional<String> signer(Optional<String> authorization) {
    return key(authorization).map(issued::get);
  }

  static Optional<String> key(Optional<String> authorization) {
    Matcher matcher = SIGNED.matcher(authorization.orElse(""));
    return matcher.find() ? Optional.of(matcher.group(1)) : Optional.empty();
  }

  /** Credentials as STS hands them out. */
  String xml(String arn) {
    return "<Credentials>"
        + Xml.element("AccessKeyId", issue(arn))
        + Xml.element("SecretAccessKey", "secretSecretSecretSecret")
        + Xml.element("SessionToken", "tokenTokenToken")
        + Xml.element("Expiration", EXPIRY)
        + "</Credentials>";
  }

  /** Credentials as the endpoints of containers and instances hand them out. */
  String json(String arn) {
    return """
        {"Code": "Success", "Type": "AWS-HMAC", "AccessKeyId": "%s", "Token": "tokenTokenToken",
         "SecretAccessKey": "secretSecretSecretSecret", "Expiration": "%s",
         "LastUpdated": "2026-01-01T00:00:00Z"}
        """
        .formatted(issue(arn), EXPIRY);
  }

  /** Credentials as IAM Identity Center hands them out. */
  String sso(String arn) {
    return """
        {"roleCredentials": {"accessKeyId": "%s", "secretAccessKey": "secretSecretSecretSecret",
         "sessionToken": "tokenTokenToken", "expiration": 4070908800000}}
        """
        .formatted(issue(arn));
  }
}
