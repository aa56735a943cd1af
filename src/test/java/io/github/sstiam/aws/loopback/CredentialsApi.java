package io.github.sstiam.aws.loopback;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;

/**
 * What gives credentials beside STS: a container's endpoint
 * (https://docs.aws.amazon.com/AmazonECS/latest/developerguide/task-iam-roles.html), an instance's
 * metadata
 * (https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instance-metadata-security-credentials.html)
 * and IAM Identity Center
 * (https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html).
 */
final class CredentialsApi {
  private static final String INSTANCE = "/latest/meta-data/iam/security-credentials/";

  private CredentialsApi() {}

  static boolean handles(HttpExchange exchange) {
    return !exchange.getRequestMethod().equals("POST");
  }

  static void answer(HttpExchange exchange, LoopbackAccount account, Credentials credentials)
      throws IOException {
    String path = exchange.getRequestURI().getPath();
    String session = "arn:aws:sts::" + account.account() + ":assumed-role/";
    switch (path) {
      case "/container" -> send(exchange, 200, credentials.json(session + "Container/task"));
      case "/latest/api/token" -> {
        exchange.getResponseHeaders().add("x-aws-ec2-metadata-token-ttl-seconds", "21600");
        send(exchange, 200, "metadata-token");
      }
      case INSTANCE -> send(exchange, 200, "Instance");
      case INSTANCE + "Instance" ->
          send(exchange, 200, credentials.json(session + "Instance/i-0123456789"));
      case "/federation/credentials" -> {
        boolean signedIn =
            "sso-token".equals(exchange.getRequestHeaders().getFirst("x-amz-sso_bearer_token"));
        send(
            exchange,
            signedIn ? 200 : 401,
            signedIn
                ? credentials.sso(session + "AWSReservedSSO_Deploy_0123456789abcdef/alice")
                : "{\"message\": \"Session token not found or invalid\"}");
      }
      default -> send(exchange, 404, "");
    }
  }

  private static void send(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    if (bytes.length > 0) {
      exchange.getResponseBody().write(bytes);
    }
  }
}
