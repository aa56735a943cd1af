package io.github.sstiam.aws.loopback;

import com.sun.net.httpserver.HttpExchange;
import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonWriter;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.policy.PolicySyntaxException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The actions of IAM Access Analyzer
 * (https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_StartPolicyGeneration.html
 * and its neighbours). A job is in progress when it is asked about for the first time.
 */
final class AccessAnalyzerApi {
  static final String JOB = "b5e0d8a1-0000-4000-8000-123456789012";

  private final LoopbackAccount account;
  private final AtomicInteger asked = new AtomicInteger();

  AccessAnalyzerApi(LoopbackAccount account) {
    this.account = account;
  }

  /** The action that a request calls, or empty where it is none of this service. */
  static Optional<String> action(HttpExchange exchange) {
    String path = exchange.getRequestURI().getPath();
    String call = exchange.getRequestMethod() + " " + path.replaceAll("(?<=generation/).+", "{id}");
    return switch (call) {
      case "PUT /policy/generation" -> Optional.of("StartPolicyGeneration");
      case "GET /policy/generation/{id}" -> Optional.of("GetGeneratedPolicy");
      case "POST /policy/validation" -> Optional.of("ValidatePolicy");
      default -> Optional.empty();
    };
  }

  String answer(String action, HttpExchange exchange, String body) throws QueryException {
    return switch (action) {
      case "StartPolicyGeneration" -> start(object(body));
      case "GetGeneratedPolicy" -> job(exchange.getRequestURI().getPath());
      default -> findings(object(body), Optional.ofNullable(exchange.getRequestURI().getQuery()));
    };
  }

  private static JsonObject object(String body) throws QueryException {
    try {
      if (JsonReader.read(body) instanceof JsonObject object) {
        return object;
      }
    } catch (JsonSyntaxException e) {
      throw new QueryException(400, "ValidationException", e.getMessage());
    }
    throw new QueryException(400, "ValidationException", "no object");
  }

  private static String start(JsonObject request) throws QueryException {
    boolean complete =
        request.object("policyGenerationDetails").flatMap(d -> d.string("principalArn")).isPresent()
            && request
                .object("cloudTrailDetails")
                .filter(d -> d.string("accessRole").isPresent())
                .filter(d -> d.string("startTime").filter(t -> t.endsWith("Z")).isPresent())
                .filter(d -> d.array("trails").isPresent())
                .isPresent();
    if (!complete) {
      throw new QueryException(400, "ValidationException", "a member is missing");
    }
    return "{\"jobId\":\"" + JOB + "\"}";
  }

  private String job(String path) throws QueryException {
    if (!path.endsWith("/" + JOB)) {
      throw new QueryException(404, "ResourceNotFoundException", "no such job");
    }
    boolean running = asked.getAndIncrement() == 0;
    boolean failed = account.holdings().activity().isEmpty();
    return JsonWriter.compact(
        json -> {
          json.writeStartObject();
          json.writeObjectFieldStart("jobDetails");
          json.writeStringField("jobId", JOB);
          json.writeStringField("startedOn", "2026-11-24T00:00:00Z");
          json.writeStringField(
              "status", running ? "IN_PROGRESS" : failed ? "FAILED" : "SUCCEEDED");
          if (!running && failed) {
            json.writeObjectFieldStart("jobError");
            json.writeStringField("code", "AUTHORIZATION_ERROR");
            json.writeStringField("message", "the trail cannot be read");
            json.writeEndObject();
          }
          json.writeEndObject();
          json.writeObjectFieldStart("generatedPolicyResult");
          json.writeArrayFieldStart("generatedPolicies");
          for (String policy : running ? List.<String>of() : account.holdings().activity()) {
            json.writeStartObject();
            json.writeStringField("policy", policy);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
          json.writeEndObject();
        });
  }

  /** Two pages: nothing on the first, a finding for any resource on the second. */
  private static String findings(JsonObject request, Optional<String> query) throws QueryException {
    String policy = request.string("policyDocument").orElse("");
    try {
      PolicyReader.read(policy, "policy", PolicyKind.IDENTITY);
    } catch (PolicySyntaxException e) {
      throw new QueryException(400, "ValidationException", e.getMessage());
    }
    if (query.isEmpty()) {
      return "{\"findings\":[],\"nextToken\":\"2\"}";
    }
    boolean any = policy.contains("iam:PassRole") && policy.contains("\"*\"");
    return any
        ? "{\"findings\":[{\"findingType\":\"SECURITY_WARNING\","
            + "\"issueCode\":\"PASS_ROLE_WITH_STAR_IN_RESOURCE\",\"findingDetails\":\"too wide\"}]}"
        : "{\"findings\":[]}";
  }
}
