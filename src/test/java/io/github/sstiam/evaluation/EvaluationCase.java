package io.github.sstiam.evaluation;

import io.github.sstiam.evaluation.AuthorizationRequest.ResourceForm;
import io.github.sstiam.evaluation.condition.ContextValue;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonBoolean;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request and its policies, read from JSON: {@code request}, {@code identityPolicies}, {@code
 * permissionsBoundary}, {@code serviceControlPolicies}, {@code resourceControlPolicies}, {@code
 * sessionPolicy}, {@code resourcePolicy}.
 */
record EvaluationCase(PolicySet policies, AuthorizationRequest request) {
  static EvaluationCase of(JsonObject json) {
    List<CompiledPolicy> boundaries = list(json, "permissionsBoundary", PolicyKind.IDENTITY);
    return new EvaluationCase(
        new PolicySet(
            list(json, "identityPolicies", PolicyKind.IDENTITY),
            boundaries.stream().findFirst(),
            one(json, "sessionPolicy", PolicyKind.IDENTITY),
            one(json, "resourcePolicy", PolicyKind.RESOURCE),
            levels(json, "serviceControlPolicies", PolicyKind.IDENTITY),
            levels(json, "resourceControlPolicies", PolicyKind.RESOURCE_CONTROL)),
        request(
            json.object("request").orElseThrow(),
            json.string("mode").filter("plugin"::equals).isPresent()));
  }

  Evaluation evaluate() {
    return new PolicyEvaluator(policies).evaluate(request);
  }

  static Decision decision(String word) {
    return switch (word) {
      case "Allowed", "allowed" -> Decision.ALLOWED;
      case "ExplicitlyDenied", "explicitDeny" -> Decision.EXPLICIT_DENY;
      case "ImplicitlyDenied", "implicitDeny" -> Decision.IMPLICIT_DENY;
      case "Unknown", "unknown" -> Decision.UNKNOWN;
      default -> throw new IllegalArgumentException(word);
    };
  }

  private static AuthorizationRequest request(JsonObject json, boolean plugin) {
    boolean resourceless =
        json.get("wildcardOnlyAction")
            .filter(JsonBoolean.class::isInstance)
            .map(JsonBoolean.class::cast)
            .map(JsonBoolean::value)
            .orElse(false);
    boolean pattern = json.string("resourcePattern").isPresent();
    String resource =
        resourceless
            ? "*"
            : json.string("resourcePattern").or(() -> json.string("resource")).orElse("*");
    return new AuthorizationRequest(
        caller(json),
        Action.of(json.string("action").orElseThrow()),
        resource,
        pattern ? ResourceForm.PATTERN : ResourceForm.EXACT,
        json.string("resourceAccount"),
        context(json, plugin));
  }

  private static Caller caller(JsonObject json) {
    return Caller.of(json.string("principal").orElse("arn:aws:iam::123456789012:user/Alice"));
  }

  private static RequestContext context(JsonObject json, boolean plugin) {
    Map<String, ContextValue> values = new HashMap<>();
    if (plugin) {
      values.putAll(PrincipalContext.of(caller(json)).values());
    }
    json.object("context")
        .ifPresent(
            context ->
                context.members().forEach((key, member) -> values.put(key, value(member.value()))));
    boolean partial = plugin || json.string("otherKeys").filter("unknown"::equals).isPresent();
    return partial ? RequestContext.partial(values) : new RequestContext(values);
  }

  private static ContextValue value(JsonValue value) {
    if (value instanceof JsonArray array) {
      return ContextValue.listOf(
          array.elements().stream().map(item -> ((JsonString) item).value()).toList());
    }
    if (value instanceof JsonObject state) {
      return switch (state.string("state").orElseThrow()) {
        case "present" -> ContextValue.PRESENT;
        case "unknown" -> ContextValue.UNKNOWN;
        default -> ContextValue.ABSENT;
      };
    }
    return ContextValue.of(((JsonString) value).value());
  }

  private static OrganizationLevels levels(JsonObject json, String name, PolicyKind kind) {
    List<List<CompiledPolicy>> levels = new ArrayList<>();
    json.array(name)
        .ifPresent(
            array ->
                array
                    .elements()
                    .forEach(
                        level -> levels.add(policies(((JsonArray) level).elements(), name, kind))));
    return new OrganizationLevels(levels);
  }

  private static List<CompiledPolicy> list(JsonObject json, String name, PolicyKind kind) {
    return json.array(name).map(array -> policies(array.elements(), name, kind)).orElse(List.of());
  }

  private static Optional<CompiledPolicy> one(JsonObject json, String name, PolicyKind kind) {
    return json.object(name).map(policy -> policy(policy, name, kind));
  }

  private static List<CompiledPolicy> policies(
      List<JsonValue> values, String name, PolicyKind kind) {
    List<CompiledPolicy> policies = new ArrayList<>();
    for (JsonValue value : values) {
      JsonObject object = (JsonObject) value;
      policies.add(policy(object.object("policy").orElse(object), name, kind));
    }
    return policies;
  }

  private static CompiledPolicy policy(JsonObject json, String name, PolicyKind kind) {
    return CompiledPolicy.of(name, PolicyReader.interpret(json, kind).document());
  }
}
