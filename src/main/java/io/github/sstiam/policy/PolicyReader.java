package io.github.sstiam.policy;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonBoolean;
import io.github.sstiam.json.JsonValue.JsonNull;
import io.github.sstiam.json.JsonValue.JsonNumber;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.policy.PolicySyntaxException.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Reads policy documents
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html). Finds all
 * problems of a document at once: what IAM answers with an error
 * (https://github.com/getmoto/moto/blob/0af643a5d/tests/test_iam/test_iam_policies.py has recorded
 * answers), and the errors of Access Analyzer that leave a text without its meaning
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html).
 */
public final class PolicyReader {
  private static final Set<String> POLICY_ELEMENTS = Set.of("Version", "Id", "Statement");
  private static final Set<String> STATEMENT_ELEMENTS =
      Set.of(
          "Action",
          "Condition",
          "Effect",
          "NotAction",
          "NotPrincipal",
          "NotResource",
          "Principal",
          "Resource",
          "Sid");
  private static final Set<String> PRINCIPAL_KINDS =
      Set.of("AWS", "CanonicalUser", "Federated", "Service");
  private static final Set<String> VERSIONS = Set.of("2012-10-17", "2008-10-17");

  private static final String RESOLVE =
      "Give the policy as IAM gets it, with the function's result";

  private final PolicyKind kind;
  private final List<Problem> problems = new ArrayList<>();
  private final Set<String> sids = new HashSet<>();

  /** Whether the policy has the version that knows variables. */
  private boolean current;

  private PolicyReader(PolicyKind kind) {
    this.kind = kind;
  }

  /**
   * A document and its problems.
   *
   * @param document the valid parts of the document
   * @param problems the reasons why IAM would refuse it, in the order of the file; empty for a
   *     valid document
   */
  public record Reading(PolicyDocument document, List<Problem> problems) {
    public Reading {
      List<Problem> sorted = new ArrayList<>(problems);
      Collections.sort(sorted);
      problems = List.copyOf(sorted);
    }
  }

  /**
   * Reads a policy.
   *
   * @param text the JSON text
   * @param name the policy's name, usually its file, for messages
   * @param kind what it is attached to
   * @return the policy
   * @throws PolicySyntaxException if IAM would refuse it
   */
  public static PolicyDocument read(String text, String name, PolicyKind kind)
      throws PolicySyntaxException {
    return read(json(text, name, kind), name, kind);
  }

  /**
   * Reads a policy from JSON.
   *
   * @param json the policy
   * @param name the policy's name, usually its file, for messages
   * @param kind what it is attached to
   * @return the policy
   * @throws PolicySyntaxException if IAM would refuse it
   */
  public static PolicyDocument read(JsonValue json, String name, PolicyKind kind)
      throws PolicySyntaxException {
    Reading reading = interpret(json, kind);
    if (!reading.problems().isEmpty()) {
      throw new PolicySyntaxException(name, reading.problems());
    }
    return reading.document();
  }

  /** The JSON of a policy's text. */
  static JsonValue json(String text, String name, PolicyKind kind) throws PolicySyntaxException {
    try {
      JsonValue json = JsonReader.read(text);
      if (!kind.isOfOrganization() && kind != PolicyKind.RESOURCE) {
        Optional<Problem> character = JsonMistake.character(text);
        if (character.isPresent()) {
          throw new PolicySyntaxException(name, List.of(character.get()));
        }
      }
      return json;
    } catch (JsonSyntaxException e) {
      Problem parsed = new Problem(e.position(), e.problem());
      throw new PolicySyntaxException(name, List.of(JsonMistake.of(text).orElse(parsed)));
    }
  }

  /**
   * Interprets a policy as far as possible.
   *
   * @param json the policy
   * @param kind what it is attached to
   * @return the document and its problems
   */
  public static Reading interpret(JsonValue json, PolicyKind kind) {
    PolicyReader reader = new PolicyReader(kind);
    PolicyDocument document = reader.document(json);
    return new Reading(document, reader.problems);
  }

  private PolicyDocument document(JsonValue json) {
    if (!(json instanceof JsonObject object)) {
      problem(
          json,
          "a policy is an object, found "
              + json.kind()
              + ". Write {\"Version\": \"2012-10-17\", \"Statement\": [...]}");
      return PolicyDocument.of(List.of());
    }
    unknownElements(object, POLICY_ELEMENTS, "a policy");
    String version = version(object);
    current = version.equals(PolicyDocument.CURRENT_VERSION);
    List<Statement> statements = new ArrayList<>();
    Optional<JsonValue> statement = object.get("Statement");
    if (statement.isEmpty()) {
      problem(object, "the policy has no \"Statement\". Add the list of its statements");
    } else {
      if (isEmptyList(statement.get())) {
        problem(
            statement.get(),
            "\"Statement\" is an empty list: IAM answers 'Syntax errors in policy.' Add a statement");
      }
      for (JsonValue element : listed(statement.get())) {
        statement(element).ifPresent(statements::add);
      }
    }
    return new PolicyDocument(version, text(object, "Id"), statements);
  }

  private String version(JsonObject object) {
    Optional<JsonValue> given = object.get("Version");
    String version = object.string("Version").orElse("2008-10-17");
    if (given.isPresent() && !object.string("Version").filter(VERSIONS::contains).isPresent()) {
      problem(
          given.get(),
          "\"Version\" must be 2012-10-17 or 2008-10-17 (the version of IAM's language, not"
              + " yours)");
    } else if (kind.needsCurrentVersion() && !version.equals(PolicyDocument.CURRENT_VERSION)) {
      problem(
          given.orElse(object),
          "AWS answers 'Policy document must be version 2012-10-17 or greater.' for "
              + kind.text()
              + ". Write \"Version\": \"2012-10-17\"");
    }
    return version;
  }

  /** The statement; empty if it has no valid effect or no actions. */
  private Optional<Statement> statement(JsonValue json) {
    if (!(json instanceof JsonObject object)) {
      problem(
          json,
          "a statement is an object, found "
              + json.kind()
              + ". Write {\"Effect\": ..., \"Action\": ..., \"Resource\": ...}");
      return Optional.empty();
    }
    unknownElements(object, STATEMENT_ELEMENTS, "a statement");
    Optional<String> sid = sid(object);
    Optional<Effect> effect = effect(object);
    Optional<ElementPatterns> actions = selection(object, "Action");
    Optional<ElementPatterns> resources = selection(object, "Resource");
    if (actions.isEmpty()) {
      problem(
          object,
          "the statement has neither \"Action\" nor \"NotAction\": IAM answers 'Policy statement must"
              + " contain actions.' Add one");
    } else {
      checkActions(object, actions.get());
    }
    if (resources.isPresent()) {
      checkResources(object, resources.get());
    } else if (kind != PolicyKind.TRUST) {
      problem(
          object,
          "the statement has neither \"Resource\" nor \"NotResource\": IAM answers 'Policy statement"
              + " must contain resources.' Add one");
    }
    Optional<PrincipalElement> principal = principal(object);
    List<Condition> conditions = conditions(object);
    if (effect.isEmpty() || actions.isEmpty()) {
      return Optional.empty();
    }
    Statement statement =
        new Statement(
            sid, effect.get(), principal, actions.get(), resources, conditions, object.position());
    if (kind == PolicyKind.RESOURCE_CONTROL) {
      checkResourceControl(object, statement);
    }
    return Optional.of(statement);
  }

  /**
   * IAM takes letters and digits only, and each Sid once in a policy
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html). Other
   * services have rules of their own.
   */
  private Optional<String> sid(JsonObject object) {
    Optional<String> sid = text(object, "Sid");
    if (sid.isEmpty() || kind == PolicyKind.RESOURCE) {
      return sid;
    }
    for (int i = 0; i < sid.get().length(); i++) {
      char c = sid.get().charAt(i);
      if (c > 'z' || !Character.isLetterOrDigit(c)) {
        problem(
            object.get("Sid").orElseThrow(),
            "the Sid \""
                + sid.get()
                + "\" has other characters than letters and digits: IAM answers 'Statement IDs"
                + " (SID) must be alpha-numeric'. Remove them");
        break;
      }
    }
    if (!sid.get().isEmpty() && !sids.add(sid.get())) {
      problem(
          object,
          "the Sid \""
              + sid.get()
              + "\" is used twice: IAM answers 'Statement IDs (SID) in a single policy must be"
              + " unique.' Rename one");
    }
    return sid;
  }

  /**
   * What a customer's resource control policy may not hold. {@code RCPFullAWSAccess}, which allows
   * everything, is AWS's own
   * (https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_rcps_syntax.html).
   */
  private void checkResourceControl(JsonObject object, Statement statement) {
    List<String> actions = statement.actions().patterns();
    boolean every =
        !statement.actions().negated() && (actions.contains("*") || actions.contains("*:*"));
    if (statement.effect() == Effect.ALLOW) {
      boolean full =
          every
              && statement.resources().equals(Optional.of(ElementPatterns.of(List.of("*"))))
              && statement.conditions().isEmpty();
      if (!full) {
        problem(
            object.get("Effect").orElseThrow(),
            "a resource control policy only denies; AWS's own RCPFullAWSAccess alone allows. Write"
                + " \"Effect\": \"Deny\"");
      }
    } else if (every) {
      problem(
          object.get("Action").orElseThrow(),
          "a resource control policy may not deny \"*\". Name the service, such as s3:*");
    }
    if (statement.actions().negated()) {
      problem(
          object.get("NotAction").orElseThrow(),
          "a resource control policy has no \"NotAction\". List the actions as \"Action\"");
    }
  }

  private Optional<Effect> effect(JsonObject object) {
    Optional<JsonValue> value = object.get("Effect");
    if (value.isEmpty()) {
      problem(object, "the statement has no \"Effect\". Write Allow or Deny");
      return Optional.empty();
    }
    String text = object.string("Effect").orElse("");
    for (Effect effect : Effect.values()) {
      if (effect.text().equals(text)) {
        return Optional.of(effect);
      }
    }
    problem(value.get(), "\"Effect\" must be Allow or Deny, with these letters in this case");
    return Optional.empty();
  }

  private Optional<ElementPatterns> selection(JsonObject object, String element) {
    Optional<JsonValue> plain = object.get(element);
    Optional<JsonValue> negated = object.get("Not" + element);
    if (plain.isPresent() && negated.isPresent()) {
      problem(
          object,
          "the statement has both \"" + element + "\" and \"Not" + element + "\". Remove one");
    }
    if (plain.isPresent()) {
      return Optional.of(ElementPatterns.of(texts(plain.get(), element)));
    }
    return negated.map(value -> ElementPatterns.not(texts(value, "Not" + element)));
  }

  private void checkActions(JsonObject object, ElementPatterns actions) {
    for (JsonValue item : listed(object.get(element("Action", actions)).orElseThrow())) {
      if (item instanceof JsonString action) {
        report(item, actionProblem(action.value()));
      }
    }
  }

  /** IAM looks at the service's prefix alone; whether there is such an action does not matter. */
  private Optional<String> actionProblem(String action) {
    if (action.equals("*")) {
      return kind == PolicyKind.TRUST ? Optional.of(notAssumed(action)) : Optional.empty();
    }
    String what = "\"" + action + "\" is not an action: IAM expects <service>:<action> or *";
    int colon = action.indexOf(':');
    if (action.contains("${")) {
      return Optional.of(
          what + ", and does not substitute variables there. Write the action itself");
    }
    if (colon <= 0 || colon == action.length() - 1) {
      return Optional.of(
          what
              + ", and answers 'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb,"
              + " ec2, etc.' Write both");
    }
    if (action.indexOf(':', colon + 1) >= 0) {
      return Optional.of(
          what + ", and answers 'Actions/Condition can contain only one colon.' Remove the others");
    }
    String vendor = action.substring(0, colon);
    if (!isVendor(vendor)) {
      return Optional.of(
          what + ", and answers 'Vendor " + vendor + " is not valid'. Write the service's prefix");
    }
    return kind == PolicyKind.TRUST && !vendor.equalsIgnoreCase("sts")
        ? Optional.of(notAssumed(action))
        : Optional.empty();
  }

  private static String notAssumed(String action) {
    return "IAM answers 'AssumeRole policy may only specify STS AssumeRole actions': \""
        + action
        + "\" covers others. Write sts:AssumeRole";
  }

  private static boolean isVendor(String vendor) {
    for (int i = 0; i < vendor.length(); i++) {
      char c = vendor.charAt(i);
      if (c > 'z' || (!Character.isLetterOrDigit(c) && c != '-' && c != '.')) {
        return vendor.equals("*");
      }
    }
    return true;
  }

  private void checkResources(JsonObject object, ElementPatterns resources) {
    JsonValue value = object.get(element("Resource", resources)).orElseThrow();
    if (kind == PolicyKind.TRUST) {
      problem(
          value,
          "a trust policy has no \""
              + element("Resource", resources)
              + "\": IAM answers 'Has prohibited field Resource'. Remove it; the resource is the"
              + " role");
      return;
    }
    for (JsonValue item : listed(value)) {
      if (item instanceof JsonString resource) {
        Optional<String> problem = ResourceSyntax.problem(resource.value());
        report(item, problem.isPresent() ? problem : variables(resource.value()));
      }
    }
  }

  /** Before version 2012-10-17 there are no variables: <code>${</code> is text. */
  private Optional<String> variables(String text) {
    return current ? VariableSyntax.problem(text) : Optional.empty();
  }

  private static String element(String name, ElementPatterns patterns) {
    return patterns.negated() ? "Not" + name : name;
  }

  private Optional<PrincipalElement> principal(JsonObject object) {
    if (object.get("Principal").isPresent() && object.get("NotPrincipal").isPresent()) {
      problem(object, "the statement has both \"Principal\" and \"NotPrincipal\". Remove one");
    }
    boolean negated = object.get("Principal").isEmpty();
    String element = negated ? "NotPrincipal" : "Principal";
    Optional<JsonValue> value = object.get(element);
    if (value.isEmpty()) {
      if (kind.namesPrincipals()) {
        problem(
            object,
            "the statement has neither \"Principal\" nor \"NotPrincipal\". Say to whom it applies");
      }
      return Optional.empty();
    }
    if (!kind.namesPrincipals()) {
      problem(
          value.get(),
          kind.text()
              + " has no \""
              + element
              + "\": it applies to the identities that it is attached to. Remove it"
              + (kind == PolicyKind.SERVICE_CONTROL
                  ? ", or use a condition on aws:PrincipalArn"
                  : ""));
    } else if (negated && kind != PolicyKind.RESOURCE) {
      problem(value.get(), kind.text() + " has no \"NotPrincipal\". Write \"Principal\"");
    }
    Map<String, List<String>> principals = new TreeMap<>();
    if (value.get() instanceof JsonString string) {
      if (!string.value().equals("*")) {
        problem(string, "\"Principal\" is \"*\" or an object such as {\"AWS\": ...}");
      } else if (kind == PolicyKind.TRUST) {
        problem(
            string,
            "IAM answers 'AssumeRolepolicy contained an invalid principal: \"STAR\":\"*\"'. Write"
                + " {\"AWS\": \"*\"} with a condition");
      }
      principals.put("*", List.of(string.value()));
    } else if (value.get() instanceof JsonObject kinds) {
      unknownElements(kinds, PRINCIPAL_KINDS, "a principal");
      if (kinds.members().isEmpty()) {
        problem(kinds, "\"" + element + "\" is empty. Name a principal");
      }
      for (Map.Entry<String, Member> entry : kinds.members().entrySet()) {
        JsonValue named = entry.getValue().value();
        principals.put(entry.getKey(), texts(named, entry.getKey()));
        if (PRINCIPAL_KINDS.contains(entry.getKey())) {
          checkPrincipals(entry.getKey(), named);
        }
      }
    } else {
      problem(value.get(), "\"Principal\" is \"*\" or an object such as {\"AWS\": ...}");
    }
    return Optional.of(new PrincipalElement(negated, principals));
  }

  private void checkPrincipals(String principalKind, JsonValue value) {
    for (JsonValue item : listed(value)) {
      if (item instanceof JsonString principal) {
        boolean everybody = principalKind.equals("AWS") && principal.value().equals("*");
        if (kind == PolicyKind.RESOURCE_CONTROL && !everybody) {
          problem(
              item,
              "a resource control policy applies to all principals. Write \"Principal\": \"*\", and"
                  + " name principals in a condition on aws:PrincipalArn");
        } else {
          report(item, PrincipalSyntax.problem(principalKind, principal.value()));
        }
      }
    }
  }

  private List<Condition> conditions(JsonObject object) {
    Optional<JsonValue> block = object.get("Condition");
    if (block.isEmpty()) {
      return List.of();
    }
    List<Condition> conditions = new ArrayList<>();
    for (Map.Entry<String, Member> operator : members(block.get()).entrySet()) {
      String name = operator.getKey();
      Map<String, Member> keys = members(operator.getValue().value());
      // IAM takes any name for an operator without keys.
      if (!keys.isEmpty() && !Condition.isOperator(name)) {
        problems.add(
            new Problem(
                operator.getValue().namePosition(),
                "\"" + name + "\" is not a condition operator" + operatorRemedy(name)));
      }
      String base = Condition.base(name);
      Set<String> known = new HashSet<>();
      for (Map.Entry<String, Member> key : keys.entrySet()) {
        if (!known.add(key.getKey().toLowerCase(Locale.ROOT))) {
          problems.add(
              new Problem(
                  key.getValue().namePosition(),
                  "the condition key \""
                      + key.getKey()
                      + "\" stands twice under \""
                      + name
                      + "\", in different case (Access Analyzer: Duplicate keys with different"
                      + " case). Join their values"));
        }
        List<String> values = new ArrayList<>();
        for (JsonValue value : listed(key.getValue().value())) {
          Optional<String> scalar = scalar(value);
          if (scalar.isPresent()) {
            values.add(scalar.get());
            report(value, valueProblem(base, scalar.get()));
          }
        }
        conditions.add(new Condition(name, key.getKey(), values));
      }
    }
    return conditions;
  }

  private static String operatorRemedy(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.endsWith("nullifexists")) {
      return ": \"Null\" takes no IfExists. Write \"Null\"";
    }
    if (lower.contains("::")) {
      return ": one colon stands between ForAllValues or ForAnyValue and the operator";
    }
    return ". Write one of IAM's, such as StringEquals";
  }

  private Optional<String> valueProblem(String operator, String value) {
    if (operator.startsWith("date")) {
      return DateSyntax.isDate(value)
          ? Optional.empty()
          : Optional.of(
              "\""
                  + value
                  + "\" is not a date: IAM answers 'The policy failed legacy parsing'. Write it as"
                  + " 2026-12-31T23:59:59Z, or as seconds since 1970");
    }
    if (operator.endsWith("ipaddress")) {
      return AddressSyntax.isRange(value)
          ? Optional.empty()
          : Optional.of(
              "\""
                  + value
                  + "\" is not an IP address or range (Access Analyzer: Type mismatch IP range)."
                  + " Write it as 203.0.113.0/24 or 2001:db8::/32");
    }
    return variables(value);
  }

  private Map<String, Member> members(JsonValue value) {
    if (value instanceof JsonObject object) {
      return object.members();
    }
    problem(
        value,
        "a condition is an object of operators, found "
            + value.kind()
            + ". Write {\"StringEquals\": {\"key\": \"value\"}}");
    return Map.of();
  }

  private Optional<String> scalar(JsonValue value) {
    if (value instanceof JsonString string) {
      return Optional.of(string.value());
    }
    if (value instanceof JsonNumber number) {
      return Optional.of(number.text());
    }
    if (value instanceof JsonBoolean bool) {
      return Optional.of(Boolean.toString(bool.value()));
    }
    problem(value, "a condition's value is a string, found " + found(value));
    return Optional.empty();
  }

  /** The kind of a value that should be a string; a function of a template by its name. */
  private static String found(JsonValue value) {
    if (value instanceof JsonObject object && object.members().size() == 1) {
      String name = object.members().keySet().iterator().next();
      if (isFunction(name)) {
        return "the function " + name + " of a template. " + RESOLVE;
      }
    }
    return value.kind();
  }

  private static boolean isFunction(String name) {
    return name.equals("Ref") || name.startsWith("Fn::");
  }

  private void unknownElements(JsonObject object, Set<String> known, String what) {
    for (Map.Entry<String, Member> entry : object.members().entrySet()) {
      if (!known.contains(entry.getKey())) {
        problems.add(
            new Problem(
                entry.getValue().namePosition(),
                isFunction(entry.getKey())
                    ? "the function " + entry.getKey() + " of a template stands here. " + RESOLVE
                    : "\""
                        + entry.getKey()
                        + "\" is not an element of "
                        + what
                        + "; IAM knows "
                        + String.join(", ", known.stream().sorted().toList())));
      }
    }
  }

  /** The text of an element that must be a string if it is present. */
  private Optional<String> text(JsonObject object, String element) {
    Optional<JsonValue> value = object.get(element);
    if (value.isPresent() && !(value.get() instanceof JsonString)) {
      problem(value.get(), "\"" + element + "\" is a string, found " + value.get().kind());
    }
    return object.string(element);
  }

  /** A list, or the only element of one. */
  private static List<JsonValue> listed(JsonValue value) {
    return value instanceof JsonArray array ? array.elements() : List.of(value);
  }

  /** The texts of a list of strings, or of one string. */
  private List<String> texts(JsonValue value, String element) {
    List<String> texts = new ArrayList<>();
    boolean empty = value instanceof JsonArray;
    for (JsonValue item : listed(value)) {
      empty &= item instanceof JsonNull;
      if (item instanceof JsonString string) {
        texts.add(string.value());
      } else if (!(item instanceof JsonNull && value != item && element.endsWith("Resource"))) {
        // IAM passes over null in a list of resources.
        problem(item, "\"" + element + "\" holds strings, found " + found(item));
      }
    }
    if (empty) {
      problem(value, "\"" + element + "\" is an empty list" + emptyRemedy(element));
    }
    return texts;
  }

  private static String emptyRemedy(String element) {
    String what = element.endsWith("Action") ? "actions" : "resources";
    return PRINCIPAL_KINDS.contains(element)
        ? ". Name a principal, or remove it"
        : ": IAM answers 'Policy statement must contain " + what + ".' List them";
  }

  private static boolean isEmptyList(JsonValue value) {
    return value instanceof JsonArray array && array.elements().isEmpty();
  }

  private void report(JsonValue value, Optional<String> problem) {
    if (problem.isPresent()) {
      problem(value, problem.get());
    }
  }

  private void problem(JsonValue value, String problem) {
    problems.add(new Problem(value.position(), problem));
  }
}
