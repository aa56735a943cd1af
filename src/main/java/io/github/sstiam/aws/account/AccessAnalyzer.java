package io.github.sstiam.aws.account;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.audit.PolicyFinding;
import io.github.sstiam.aws.AwsConnection;
import io.github.sstiam.aws.AwsFaults;
import io.github.sstiam.aws.SignedRequests;
import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonWriter;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.report.AwsFault;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.regions.Region;

/**
 * IAM Access Analyzer: policies from activity, and what it finds in a policy
 * (https://docs.aws.amazon.com/access-analyzer/latest/APIReference/API_Operations.html).
 */
public final class AccessAnalyzer {
  /** More pages than the findings of any policy fill. */
  private static final int MAX_PAGES = 1_000;

  private static final String SERVICE = "access-analyzer";

  private final AwsConnection aws;
  private final Region region;

  /**
   * @param aws the connection
   * @param region the region
   */
  public AccessAnalyzer(AwsConnection aws, Optional<String> region) {
    this.aws = requireNonNull(aws, "aws is null");
    this.region = aws.region(region);
  }

  /**
   * The activity that a policy is generated from.
   *
   * @param principalArn the ARN of the user or role
   * @param trailArn the ARN of the CloudTrail trail that holds its activity
   * @param accessRoleArn the ARN of the role that Access Analyzer reads the trail with
   * @param from where the time window begins
   * @param to where it ends
   */
  public record Activity(
      String principalArn, String trailArn, String accessRoleArn, Instant from, Instant to) {
    public Activity {
      requireNonNull(principalArn, "principalArn is null");
      requireNonNull(trailArn, "trailArn is null");
      requireNonNull(accessRoleArn, "accessRoleArn is null");
      requireNonNull(from, "from is null");
      requireNonNull(to, "to is null");
    }
  }

  /** The state of a job. */
  public enum Status {
    IN_PROGRESS,
    SUCCEEDED,
    FAILED,
    CANCELED
  }

  /**
   * A job that generates a policy.
   *
   * @param status its state
   * @param policies the policies in JSON; none unless it has succeeded
   * @param fault why it failed; blank if it did not
   */
  public record Job(Status status, List<String> policies, String fault) {
    public Job {
      requireNonNull(status, "status is null");
      policies = List.copyOf(policies);
      requireNonNull(fault, "fault is null");
    }
  }

  /**
   * Starts a job ({@code access-analyzer:StartPolicyGeneration}).
   *
   * @param activity the activity
   * @return the job's id
   * @throws SimulationUnavailableException if Access Analyzer does not respond or refuses
   */
  public String start(Activity activity) throws SimulationUnavailableException {
    String body =
        JsonWriter.compact(
            json -> {
              json.writeStartObject();
              json.writeObjectFieldStart("policyGenerationDetails");
              json.writeStringField("principalArn", activity.principalArn());
              json.writeEndObject();
              json.writeObjectFieldStart("cloudTrailDetails");
              json.writeStringField("accessRole", activity.accessRoleArn());
              json.writeStringField("startTime", activity.from().toString());
              json.writeStringField("endTime", activity.to().toString());
              json.writeArrayFieldStart("trails");
              json.writeStartObject();
              json.writeStringField("cloudTrailArn", activity.trailArn());
              json.writeBooleanField("allRegions", true);
              json.writeEndObject();
              json.writeEndArray();
              json.writeEndObject();
              json.writeEndObject();
            });
    JsonObject answer =
        send("StartPolicyGeneration", SdkHttpMethod.PUT, "/policy/generation", Map.of(), body);
    return answer
        .string("jobId")
        .orElseThrow(() -> malformed("StartPolicyGeneration", "it names no job"));
  }

  /**
   * The state of a job ({@code access-analyzer:GetGeneratedPolicy}).
   *
   * @param jobId the job's id
   * @throws SimulationUnavailableException if Access Analyzer does not respond or refuses, or if
   *     there is no such job
   */
  public Job job(String jobId) throws SimulationUnavailableException {
    if (!jobId.matches("[A-Za-z0-9-]+")) {
      throw new SimulationUnavailableException(
          "-Dsst-iam.jobId is \"" + jobId + "\"; the ID of a job has letters, digits and hyphens.");
    }
    JsonObject answer =
        send(
            "GetGeneratedPolicy",
            SdkHttpMethod.GET,
            "/policy/generation/" + jobId,
            Map.of("includeResourcePlaceholders", "false", "includeServiceLevelTemplate", "false"),
            "");
    Optional<JsonObject> details = answer.object("jobDetails");
    String status = details.flatMap(found -> found.string("status")).orElse("");
    for (Status known : Status.values()) {
      if (known.name().equals(status)) {
        List<String> policies =
            answer
                .object("generatedPolicyResult")
                .map(result -> objects(result, "generatedPolicies"))
                .orElse(Stream.of())
                .flatMap(policy -> policy.string("policy").stream())
                .toList();
        String fault =
            details
                .flatMap(found -> found.object("jobError"))
                .flatMap(error -> error.string("message"))
                .orElse("");
        return new Job(known, policies, fault);
      }
    }
    throw malformed("GetGeneratedPolicy", "the status is \"" + status + "\"");
  }

  /**
   * The findings about an identity-based policy ({@code access-analyzer:ValidatePolicy}).
   *
   * @param policy the policy
   * @throws SimulationUnavailableException if Access Analyzer does not respond or refuses
   */
  public List<PolicyFinding> findings(PolicyDocument policy) throws SimulationUnavailableException {
    String body =
        JsonWriter.compact(
            json -> {
              json.writeStartObject();
              json.writeStringField("policyDocument", PolicyWriter.write(policy));
              json.writeStringField("policyType", "IDENTITY_POLICY");
              json.writeEndObject();
            });
    List<PolicyFinding> findings = new ArrayList<>();
    Optional<String> next = Optional.of("");
    Set<String> pages = new HashSet<>();
    while (next.isPresent()) {
      if (!pages.add(next.get()) || pages.size() > MAX_PAGES) {
        throw malformed("ValidatePolicy", "it cannot be paginated, since it repeats a token");
      }
      Map<String, String> page = next.get().isEmpty() ? Map.of() : Map.of("nextToken", next.get());
      JsonObject answer =
          send("ValidatePolicy", SdkHttpMethod.POST, "/policy/validation", page, body);
      objects(answer, "findings")
          .map(
              finding ->
                  new PolicyFinding(
                      finding.string("findingType").orElse(""),
                      finding.string("issueCode").orElse(""),
                      finding.string("findingDetails").orElse("")))
          .forEach(findings::add);
      next = answer.string("nextToken").filter(token -> !token.isEmpty());
    }
    return findings;
  }

  private JsonObject send(
      String action, SdkHttpMethod method, String path, Map<String, String> query, String body)
      throws SimulationUnavailableException {
    try {
      String answer =
          aws.requests()
              .send(
                  new SignedRequests.Request(
                      SERVICE, region, method, path, query, "application/json", body));
      if (JsonReader.read(answer) instanceof JsonObject object) {
        return object;
      }
      throw malformed(action, "it is not an object");
    } catch (SdkException e) {
      throw AwsFaults.about(AwsFault.Subject.ACTIVITY).unavailable(SERVICE + ":" + action, e);
    } catch (JsonSyntaxException e) {
      throw malformed(action, e.getMessage());
    }
  }

  private static SimulationUnavailableException malformed(String action, String why) {
    return new SimulationUnavailableException(
        "The response to " + SERVICE + ":" + action + " is malformed: " + why + ".");
  }

  private static Stream<JsonObject> objects(JsonObject owner, String name) {
    return owner.array(name).map(JsonArray::elements).orElse(List.of()).stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast);
  }
}
