package io.github.sstiam.aws.loopback;

import io.github.sstiam.evaluation.AuthorizationRequest;
import io.github.sstiam.evaluation.AuthorizationRequest.ResourceForm;
import io.github.sstiam.evaluation.Caller;
import io.github.sstiam.evaluation.Decision;
import io.github.sstiam.evaluation.Evaluation;
import io.github.sstiam.evaluation.Layer;
import io.github.sstiam.evaluation.MatchedStatement;
import io.github.sstiam.evaluation.PolicyEvaluator;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.evaluation.condition.ContextValue;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.policy.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The actions of IAM
 * (https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html).
 */
final class IamApi {
  private static final String NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";
  private static final int MAX_ITEMS = 1_000;
  private static final int DEFAULT_ITEMS = 100;
  private static final Set<String> CONTEXT_TYPES =
      Set.of(
          "string",
          "stringList",
          "numeric",
          "numericList",
          "boolean",
          "booleanList",
          "ip",
          "ipList",
          "binary",
          "binaryList",
          "date",
          "dateList");

  private IamApi() {}

  static String getRole(LoopbackAccount account, QueryRequest query) throws QueryException {
    query.allowOnly(Set.of("RoleName"));
    String name = query.required("RoleName");
    String arn =
        account.roles().stream()
            .filter(role -> role.endsWith("/" + name))
            .findFirst()
            .orElseThrow(
                () ->
                    new QueryException(
                        404, "NoSuchEntity", "The role with name " + name + " cannot be found."));
    String path = arn.substring(arn.indexOf(":role") + 5, arn.lastIndexOf('/') + 1);
    return Xml.response(
        NAMESPACE,
        "GetRole",
        "<Role>"
            + Xml.element("Path", path)
            + Xml.element("Arn", arn)
            + Xml.element("RoleName", name)
            + Xml.element("AssumeRolePolicyDocument", "%7B%7D")
            + Xml.element("CreateDate", "2026-01-01T00:00:00Z")
            + Xml.element("RoleId", "AROAEXAMPLE")
            + "</Role>");
  }

  static String simulatePrincipalPolicy(LoopbackAccount account, QueryRequest query)
      throws QueryException {
    query.allowOnly(
        Set.of(
            "PolicySourceArn",
            "ActionNames",
            "ResourceArns",
            "ContextEntries",
            "MaxItems",
            "Marker"));
    String source = query.required("PolicySourceArn");
    PolicySet policies = account.policies().get(source);
    if (policies == null) {
      throw new QueryException(404, "NoSuchEntity", "The entity " + source + " cannot be found.");
    }
    List<String> actions = query.list("ActionNames");
    checkActions(account, actions);
    List<String> resources = query.list("ResourceArns");
    List<String> results = new ArrayList<>();
    for (String action : actions) {
      for (String resource : resources.isEmpty() ? List.of("*") : resources) {
        results.add(
            result(new PolicyEvaluator(policies), source, action, resource, context(query)));
      }
    }
    return page(query, results);
  }

  private static void checkActions(LoopbackAccount account, List<String> actions)
      throws QueryException {
    if (actions.isEmpty()) {
      throw new QueryException(400, "ValidationError", "ActionNames must not be null");
    }
    for (String action : actions) {
      int colon = action.indexOf(':');
      if (action.length() < 3
          || action.length() > 128
          || colon < 1
          || action.contains("*")
          || !account.knownServices().contains(action.substring(0, colon))) {
        throw new QueryException(400, "InvalidInput", "Invalid Input Action: " + action);
      }
    }
  }

  private static RequestContext context(QueryRequest query) throws QueryException {
    Map<String, ContextValue> values = new HashMap<>();
    for (int i = 1; query.text("ContextEntries.member." + i + ".ContextKeyName").isPresent(); i++) {
      String prefix = "ContextEntries.member." + i + ".";
      String type = query.required(prefix + "ContextKeyType");
      if (!CONTEXT_TYPES.contains(type)) {
        throw new QueryException(400, "ValidationError", "ContextKeyType " + type);
      }
      List<String> entries = query.list(prefix + "ContextKeyValues");
      values.put(
          query.required(prefix + "ContextKeyName"),
          type.endsWith("List") ? ContextValue.listOf(entries) : ContextValue.of(entries.get(0)));
    }
    return new RequestContext(values);
  }

  private static String result(
      PolicyEvaluator evaluator,
      String source,
      String action,
      String resource,
      RequestContext context) {
    Evaluation evaluation =
        evaluator.evaluate(
            new AuthorizationRequest(
                Caller.of(source),
                Action.of(action),
                resource,
                ResourceForm.EXACT,
                Optional.empty(),
                context));
    StringBuilder xml = new StringBuilder("<member>");
    xml.append(Xml.element("EvalActionName", action));
    xml.append(Xml.element("EvalResourceName", resource));
    xml.append(Xml.element("EvalDecision", word(evaluation.decision())));
    xml.append("<MatchedStatements>");
    for (MatchedStatement statement : evaluation.statements()) {
      xml.append("<member>")
          .append(Xml.element("SourcePolicyId", statement.policy()))
          .append(Xml.element("SourcePolicyType", "IAM Policy"))
          .append("<StartPosition>")
          .append(Xml.element("Line", Integer.toString(statement.position().line())))
          .append(Xml.element("Column", Integer.toString(statement.position().column())))
          .append("</StartPosition></member>");
    }
    xml.append("</MatchedStatements><MissingContextValues>");
    evaluation.missingContext().forEach(key -> xml.append(Xml.element("member", key)));
    xml.append("</MissingContextValues>");
    boolean byBoundary = evaluation.blockedBy().filter(Layer.BOUNDARY::equals).isPresent();
    xml.append("<PermissionsBoundaryDecisionDetail>")
        .append(Xml.element("AllowedByPermissionsBoundary", Boolean.toString(!byBoundary)))
        .append("</PermissionsBoundaryDecisionDetail></member>");
    return xml.toString();
  }

  private static String word(Decision decision) {
    return switch (decision) {
      case ALLOWED -> "allowed";
      case EXPLICIT_DENY -> "explicitDeny";
      case IMPLICIT_DENY -> "implicitDeny";
    };
  }

  /** A page of the results; the marker is where the next one starts. */
  private static String page(QueryRequest query, List<String> results) throws QueryException {
    int size = number(query, "MaxItems", DEFAULT_ITEMS);
    if (size < 1 || size > MAX_ITEMS) {
      throw new QueryException(400, "ValidationError", "MaxItems must be from 1 to 1000");
    }
    int from = number(query, "Marker", 0);
    int to = Math.min(results.size(), from + size);
    boolean truncated = to < results.size();
    return Xml.response(
        NAMESPACE,
        "SimulatePrincipalPolicy",
        "<EvaluationResults>"
            + String.join("", results.subList(from, to))
            + "</EvaluationResults>"
            + Xml.element("IsTruncated", Boolean.toString(truncated))
            + (truncated ? Xml.element("Marker", Integer.toString(to)) : ""));
  }

  private static int number(QueryRequest query, String name, int otherwise) throws QueryException {
    try {
      return Integer.parseInt(query.text(name).orElse(Integer.toString(otherwise)));
    } catch (NumberFormatException e) {
      throw new QueryException(400, "ValidationError", name + " is no number");
    }
  }
}
