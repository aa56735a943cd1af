package io.github.sstiam.aws.loopback;

import io.github.sstiam.evaluation.AuthorizationRequest;
import io.github.sstiam.evaluation.AuthorizationRequest.ResourceForm;
import io.github.sstiam.evaluation.Caller;
import io.github.sstiam.evaluation.Decision;
import io.github.sstiam.evaluation.Evaluation;
import io.github.sstiam.evaluation.MatchedStatement;
import io.github.sstiam.evaluation.PolicyEvaluator;
import io.github.sstiam.evaluation.PolicyLayer;
import io.github.sstiam.evaluation.condition.ContextValue;
import io.github.sstiam.evaluation.condition.RequestContext;
import io.github.sstiam.policy.Action;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The actions of IAM
 * (https://docs.aws.amazon.com/IAM/latest/APIReference/API_SimulatePrincipalPolicy.html).
 */
final class IamApi {
  static final String NAMESPACE = "https://iam.amazonaws.com/doc/2010-05-08/";
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

  private static final Set<String> EXCLUSIONS =
      Set.of("inline", "aws-managed", "user-managed", "permission-boundary", "scp", "rcp");

  private IamApi() {}

  static String answer(LoopbackAccount account, QueryRequest query) throws QueryException {
    return switch (query.required("Action")) {
      case "SimulatePrincipalPolicy" -> simulatePrincipalPolicy(account, query);
      default -> IamReading.answer(account, query);
    };
  }

  private static String simulatePrincipalPolicy(LoopbackAccount account, QueryRequest query)
      throws QueryException {
    query.allowOnly(
        Set.of(
            "PolicySourceArn",
            "ActionNames",
            "ResourceArns",
            "ContextEntries",
            "PolicyExclusionList",
            "MaxItems",
            "Marker"));
    LoopbackPrincipal principal = account.principal(query.required("PolicySourceArn"));
    List<String> actions = query.list("ActionNames");
    checkActions(account, actions);
    List<String> resources = query.list("ResourceArns");
    PolicyEvaluator evaluator = new PolicyEvaluator(principal.policies(leftOut(query)));
    Map<String, ContextValue> context = context(query);
    List<String> results = new ArrayList<>();
    for (String action : actions) {
      for (String resource : resources.isEmpty() ? List.of("*") : resources) {
        results.add(result(evaluator, principal, action, resource, context));
      }
    }
    return page(query, results);
  }

  private static Set<String> leftOut(QueryRequest query) throws QueryException {
    Set<String> types = new TreeSet<>();
    String name = "PolicyExclusionList.member.1.PolicyType";
    while (query.text(name).isPresent()) {
      String type = query.required(name);
      if (!EXCLUSIONS.contains(type)) {
        throw new QueryException(400, "ValidationError", "PolicyType " + type);
      }
      types.add(type);
      name = "PolicyExclusionList.member." + (types.size() + 1) + ".PolicyType";
    }
    return types;
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
      if (actions.size() > 1 && account.apart().contains(action)) {
        throw new QueryException(
            400,
            "InvalidInput",
            "Invalid Input Actions ["
                + action
                + "] and ["
                + actions.get(0)
                + "] require different authorization information");
      }
    }
  }

  private static Map<String, ContextValue> context(QueryRequest query) throws QueryException {
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
    return values;
  }

  private static String result(
      PolicyEvaluator evaluator,
      LoopbackPrincipal principal,
      String action,
      String resource,
      Map<String, ContextValue> context) {
    Evaluation evaluation =
        evaluator.evaluate(request(principal, action, resource, new RequestContext(context)));
    // IAM decides as if the request lacked what it is not given, and names what was asked for.
    List<String> missing =
        evaluator
            .evaluate(request(principal, action, resource, RequestContext.partial(context)))
            .missingContext();
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
    missing.forEach(key -> xml.append(Xml.element("member", key)));
    xml.append("</MissingContextValues>");
    boolean byBoundary =
        evaluation.blockedBy().filter(PolicyLayer.PERMISSIONS_BOUNDARY::equals).isPresent();
    if (principal.boundary().isPresent()) {
      xml.append("<PermissionsBoundaryDecisionDetail>")
          .append(Xml.element("AllowedByPermissionsBoundary", Boolean.toString(!byBoundary)))
          .append("</PermissionsBoundaryDecisionDetail>");
    }
    boolean byOrganization =
        evaluation.blockedBy().filter(PolicyLayer.SERVICE_CONTROL_POLICY::equals).isPresent();
    if (principal.serviceControl().isPresent()) {
      xml.append("<OrganizationsDecisionDetail>")
          .append(Xml.element("AllowedByOrganizations", Boolean.toString(!byOrganization)))
          .append("</OrganizationsDecisionDetail>");
    }
    xml.append("</member>");
    return xml.toString();
  }

  private static AuthorizationRequest request(
      LoopbackPrincipal principal, String action, String resource, RequestContext context) {
    return new AuthorizationRequest(
        Caller.of(principal.arn()),
        Action.of(action),
        resource,
        ResourceForm.EXACT,
        Optional.empty(),
        context);
  }

  private static String word(Decision decision) {
    return switch (decision) {
      case ALLOWED -> "allowed";
      case EXPLICIT_DENY -> "explicitDeny";
      case IMPLICIT_DENY, UNKNOWN -> "implicitDeny";
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
