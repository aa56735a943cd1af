package io.github.sstiam.audit;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.ActionEntry.ActionResource;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.IamResourceType;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.json.Position;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.Condition;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.table.Table;
import io.github.sstiam.table.Table.Row;
import io.github.sstiam.text.Sanitizer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Finds what can have no effect in a policy that IAM accepts: actions that AWS does not know,
 * actions that no resource of their statement fits, conditions on keys that the actions do not
 * have. Such an Allow grants nothing, and such a Deny denies nothing. Similar to checks of Access
 * Analyzer
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access-analyzer-reference-policy-checks.html).
 *
 * @param catalog tells which actions, resources and condition keys there are
 * @param name the policy's name, for the messages
 */
public record PolicyWarnings(Catalog catalog, String name) {
  /** More warnings about one policy are counted only. */
  private static final int SHOWN = 20;

  private static final int SUGGESTIONS = 3;
  private static final int PARTS = 6;
  private static final int ACCOUNT_DIGITS = 12;

  /** How keys that name a tag end in the reference. */
  private static final String[] TAG_PLACES = {"${", "<", "tag-key", "tagkey"};

  public PolicyWarnings {
    requireNonNull(catalog, "catalog is null");
    requireNonNull(name, "name is null");
  }

  /**
   * Checks a policy.
   *
   * @param policy the JSON of a policy that IAM accepts
   * @return the warnings with their lines, in the order of the file
   */
  public List<String> of(JsonValue policy) {
    List<String> warnings = new ArrayList<>();
    if (policy instanceof JsonObject document) {
      boolean variables =
          document.string("Version").orElse("").equals(PolicyDocument.CURRENT_VERSION);
      if (!variables) {
        add(
            warnings,
            document.position(),
            "the policy is not of version 2012-10-17, so that IAM takes it inline only, not as a"
                + " managed policy, and reads ${...} as text. Write \"Version\": \"2012-10-17\"");
      }
      for (JsonValue statement : listed(document.get("Statement"))) {
        if (statement instanceof JsonObject object) {
          new StatementCheck(object, warnings).run();
        }
      }
    }
    if (warnings.size() <= SHOWN) {
      return warnings;
    }
    int more = warnings.size() - SHOWN;
    List<String> shown = new ArrayList<>(warnings.subList(0, SHOWN));
    shown.add(Sanitizer.line(name) + ": " + more + " more warnings of this kind.");
    return shown;
  }

  private void add(List<String> warnings, Position position, String warning) {
    warnings.add(
        Sanitizer.line(
            name
                + ", line "
                + position.line()
                + ", column "
                + position.column()
                + ": "
                + warning
                + (warning.endsWith("?") ? "" : ".")));
  }

  private static List<JsonValue> listed(Optional<JsonValue> value) {
    if (value.isEmpty()) {
      return List.of();
    }
    return value.get() instanceof JsonArray array ? array.elements() : List.of(value.get());
  }

  /** A value of {@code Action}, and the actions that it matches. */
  private record MatchedActions(JsonString pattern, List<ActionEntry> entries) {}

  /** The check of one statement. */
  private final class StatementCheck {
    private final JsonObject statement;
    private final List<String> warnings;
    private final String effect;
    private boolean excepted;

    private final List<MatchedActions> actions = new ArrayList<>();

    StatementCheck(JsonObject statement, List<String> warnings) {
      this.statement = statement;
      this.warnings = warnings;
      this.effect =
          statement.string("Effect").orElse("").equals("Deny")
              ? "denies nothing"
              : "allows nothing";
    }

    void run() {
      boolean every = statement.get("Action").isEmpty();
      excepted = every;
      for (JsonValue value : listed(statement.get(every ? "NotAction" : "Action"))) {
        if (value instanceof JsonString pattern) {
          every |= pattern.value().equals("*");
          if (!pattern.value().startsWith("*")) {
            actions.add(new MatchedActions(pattern, entries(pattern)));
          }
        }
      }
      resources(every);
      conditions(every);
    }

    private List<ActionEntry> entries(JsonString pattern) {
      List<ActionEntry> entries = new ArrayList<>();
      for (Action action : catalog.matching(pattern.value())) {
        Optional<ActionEntry> entry = catalog.action(action);
        if (entry.isPresent()) {
          entries.add(entry.get());
        }
      }
      if (entries.isEmpty() && !Known.UNLISTED.contains(pattern.value().toLowerCase(Locale.ROOT))) {
        unknown(pattern);
      }
      return entries;
    }

    private void unknown(JsonString pattern) {
      String text = pattern.value();
      String service = text.substring(0, text.indexOf(':')).toLowerCase(Locale.ROOT);
      String action = text.substring(text.indexOf(':') + 1);
      boolean known = catalog.services().contains(service);
      List<String> near = new ArrayList<>();
      if (known) {
        for (Action candidate : catalog.matching(service + ":*")) {
          addNear(action, candidate.name(), service + ":", "", near);
        }
      } else {
        for (String candidate : catalog.services()) {
          addNear(service, candidate, "", ":" + action, near);
        }
      }
      add(
          warnings,
          pattern.position(),
          "the catalogue has no "
              + (known ? "action" : "service for")
              + " \""
              + text
              + "\": it "
              + (excepted ? "exempts nothing" : effect)
              + suggestion(near));
    }

    private void addNear(
        String written, String candidate, String before, String after, List<String> near) {
      int wildcard = firstWildcard(written);
      boolean whole = wildcard == written.length();
      String literal = written.substring(0, wildcard);
      String same =
          whole ? candidate : candidate.substring(0, Math.min(wildcard, candidate.length()));
      String suggested = before + same + (whole ? "" : "*") + after;
      if (near.size() < SUGGESTIONS
          && isNear(literal.toLowerCase(Locale.ROOT), same.toLowerCase(Locale.ROOT))
          && !near.contains(suggested)) {
        near.add(suggested);
      }
    }

    private void resources(boolean every) {
      List<ArnPattern> patterns = new ArrayList<>();
      for (JsonValue value : listed(statement.get("Resource"))) {
        if (value instanceof JsonString resource) {
          Optional<ArnPattern> pattern = pattern(resource);
          if (pattern.isPresent()) {
            patterns.add(pattern.get());
          }
        }
      }
      if (every || statement.get("Resource").isEmpty() || patterns.contains(ArnPattern.ANY)) {
        return;
      }
      ActionResources types = new ActionResources(catalog, "*", Optional.empty());
      for (MatchedActions action : actions) {
        if (!action.entries().isEmpty() && !fits(action.entries(), patterns, types)) {
          add(
              warnings,
              action.pattern().position(),
              "\""
                  + action.pattern().value()
                  + "\" acts on no resource of the statement and "
                  + effect
                  + ": it acts on "
                  + actedOn(action.entries()));
        }
      }
    }

    /** The pattern of a resource; empty, and a warning, if no resource can have such an ARN. */
    private Optional<ArnPattern> pattern(JsonString resource) {
      String text = widened(resource.value());
      if (text.equals("*")) {
        return Optional.of(ArnPattern.ANY);
      }
      if (!ArnPattern.isArn(text)) {
        add(
            warnings,
            resource.position(),
            "\""
                + resource.value()
                + "\" has fewer than the six parts of an ARN and matches no resource: it "
                + effect);
        return Optional.empty();
      }
      String account = text.split(":", PARTS)[4];
      if (!isAccount(account)) {
        add(
            warnings,
            resource.position(),
            "\""
                + account
                + "\" in \""
                + resource.value()
                + "\" is not an account ID of 12 digits: it "
                + effect
                + ". Write the account, or *");
        return Optional.empty();
      }
      return Optional.of(new ArnPattern(text));
    }

    private boolean fits(
        List<ActionEntry> entries, List<ArnPattern> patterns, ActionResources types) {
      for (ActionEntry entry : entries) {
        if (Known.SHARED_PREFIXES.contains(entry.action().service())) {
          return true;
        }
        List<ArnPattern> reachable = types.of(entry);
        for (ArnPattern pattern : patterns) {
          // All names of a service's resources stand for "*" in lists: arn:aws:s3:::*.
          if (types.canMatchAny(pattern, reachable)
              || (reachable.contains(ArnPattern.ANY) && pattern.text().endsWith(":*"))) {
            return true;
          }
        }
      }
      return false;
    }

    private String actedOn(List<ActionEntry> entries) {
      List<String> forms = new ArrayList<>();
      for (ActionEntry entry : entries) {
        for (ActionResource type : entry.resourceTypes()) {
          Optional<IamResourceType> known =
              catalog.iamResource(entry.action().service(), type.name());
          if (known.isPresent() && !forms.contains(known.get().arn())) {
            forms.add(known.get().arn());
          }
        }
      }
      if (forms.isEmpty()) {
        return "\"*\" only";
      }
      return String.join(", ", forms.subList(0, Math.min(SUGGESTIONS, forms.size())))
          + (forms.size() > SUGGESTIONS ? " and others" : "");
    }

    private void conditions(boolean every) {
      if (!(statement.get("Condition").orElse(null) instanceof JsonObject block)) {
        return;
      }
      for (Map.Entry<String, Member> operator : block.members().entrySet()) {
        if (operator.getValue().value() instanceof JsonObject keys) {
          for (Map.Entry<String, Member> key : keys.members().entrySet()) {
            condition(key.getKey(), key.getValue().namePosition(), every);
            values(operator.getKey(), key.getValue().value());
          }
        }
      }
    }

    private void values(String operator, JsonValue values) {
      String base = Condition.base(operator);
      if (listed(Optional.of(values)).isEmpty()) {
        add(
            warnings,
            values.position(),
            "an empty list of values equals nothing. Write the values, or remove the condition");
      }
      for (JsonValue value : listed(Optional.of(values))) {
        if (value instanceof JsonString string) {
          String expected = expected(base, string.value());
          if (!expected.isEmpty()) {
            add(
                warnings,
                value.position(),
                "\""
                    + string.value()
                    + "\" is not "
                    + expected
                    + ", so that \""
                    + operator
                    + "\" can compare nothing with it");
          }
        }
      }
    }

    /** What a value of an operator should be; empty if it is. */
    private static String expected(String operator, String value) {
      if (operator.equals("bool") || operator.equals("null")) {
        return value.equalsIgnoreCase("true") || value.equalsIgnoreCase("false")
            ? ""
            : "true or false";
      }
      return operator.startsWith("numeric") && !isNumber(value) ? "a number" : "";
    }

    private void condition(String key, Position position, boolean every) {
      int colon = key.indexOf(':');
      String prefix = colon < 0 ? "" : key.substring(0, colon).toLowerCase(Locale.ROOT);
      boolean global = prefix.equals("aws");
      if (isGlobal(key) && !isOfTags(key)) {
        return;
      }
      // Identity providers have keys of their own: token.actions.githubusercontent.com:sub.
      if (prefix.indexOf('.') >= 0 || prefix.equals("saml") || prefix.equals("ldap")) {
        return;
      }
      if (global && !isGlobal(key)) {
        add(
            warnings,
            position,
            "the catalogue has no condition key \"" + key + "\"" + absent() + nearKeys(key));
        return;
      }
      if (!global && (colon < 0 || !catalog.services().contains(prefix))) {
        add(
            warnings,
            position,
            "the catalogue has no service for the condition key \"" + key + "\"" + absent());
        return;
      }
      if (every) {
        return;
      }
      List<String> without = new ArrayList<>();
      boolean carried = false;
      for (MatchedActions action : actions) {
        boolean carries = action.entries().isEmpty() || carries(action.entries(), key);
        carried |= carries;
        if (!carries) {
          without.add(action.pattern().value());
        }
      }
      // Pages of services often leave the tags of a resource out at an action.
      if (!without.isEmpty() && !(global && carried)) {
        int more = without.size() - SUGGESTIONS;
        add(
            warnings,
            position,
            "requests for "
                + String.join(", ", without.subList(0, Math.min(SUGGESTIONS, without.size())))
                + (more > 0 ? " and " + more + " others" : "")
                + " do not carry the condition key \""
                + key
                + "\""
                + absent());
      }
    }

    private static String absent() {
      return ": IAM decides the condition as for a key that is absent";
    }

    private boolean carries(List<ActionEntry> entries, String key) {
      for (ActionEntry entry : entries) {
        if (isAmong(key, entry.conditionKeys())) {
          return true;
        }
        for (ActionResource type : entry.resourceTypes()) {
          Optional<IamResourceType> known =
              catalog.iamResource(entry.action().service(), type.name());
          if (known.isEmpty() || isAmong(key, known.get().conditionKeys())) {
            return true;
          }
        }
      }
      return false;
    }
  }

  /** Tables that are read when the first policy needs them. */
  private static final class Known {
    static final List<String> SPELLED_KEYS = column("global-keys.tsv", "key");
    static final Set<String> GLOBAL_KEYS = new HashSet<>();
    static final Set<String> SHARED_PREFIXES =
        new HashSet<>(column("shared-prefixes.tsv", "service"));

    /** The actions, in small letters, that handlers name and the reference does not list. */
    static final Set<String> UNLISTED = new HashSet<>();

    static {
      for (String key : SPELLED_KEYS) {
        GLOBAL_KEYS.add(key.toLowerCase(Locale.ROOT));
      }
      for (Row row : Table.read(Catalog.class, "defects.tsv").orElseThrow().rows()) {
        List<String> fields = row.fields(4);
        if (fields.get(2).equals("KEPT") || fields.get(2).equals("UNVERIFIED")) {
          UNLISTED.add(fields.get(3).toLowerCase(Locale.ROOT));
        }
      }
    }

    private static List<String> column(String table, String name) {
      List<String> values = new ArrayList<>();
      for (Row row : Table.embedded(PolicyWarnings.class, table).rows()) {
        values.add(row.get(name));
      }
      return values;
    }
  }

  private static boolean isGlobal(String key) {
    return Known.GLOBAL_KEYS.contains(withoutTag(key));
  }

  private static boolean isOfTags(String key) {
    String bare = withoutTag(key);
    return bare.equals("aws:requesttag")
        || bare.equals("aws:resourcetag")
        || bare.equals("aws:tagkeys");
  }

  private static String withoutTag(String key) {
    int slash = key.indexOf('/');
    return (slash < 0 ? key : key.substring(0, slash)).toLowerCase(Locale.ROOT);
  }

  private static String nearKeys(String key) {
    List<String> near = new ArrayList<>();
    for (String known : Known.SPELLED_KEYS) {
      if (near.size() < SUGGESTIONS && isNear(withoutTag(key), known.toLowerCase(Locale.ROOT))) {
        near.add(known);
      }
    }
    return suggestion(near);
  }

  private static String suggestion(List<String> near) {
    return near.isEmpty() ? "" : ". Did you mean " + String.join(", ", near) + "?";
  }

  private static boolean isAmong(String key, List<String> known) {
    String lower = key.toLowerCase(Locale.ROOT);
    for (String entry : known) {
      String form = entry.toLowerCase(Locale.ROOT);
      if (form.equals(lower)) {
        return true;
      }
      for (String place : TAG_PLACES) {
        int at = form.indexOf(place);
        if (at > 0 && lower.length() > at && lower.startsWith(form.substring(0, at))) {
          return true;
        }
      }
    }
    return false;
  }

  /** The resource with {@code *} for each variable and for parts that are missing at its end. */
  private static String widened(String resource) {
    StringBuilder text = new StringBuilder();
    int from = 0;
    int start = resource.indexOf("${");
    while (start >= 0) {
      int end = resource.indexOf('}', start);
      if (end < 0) {
        break;
      }
      text.append(resource, from, start).append('*');
      from = end + 1;
      start = resource.indexOf("${", from);
    }
    text.append(resource.substring(from));
    int parts = text.toString().split(":", PARTS).length;
    if (parts > 1 && resource.endsWith("*")) {
      for (int part = parts; part < PARTS; part++) {
        text.append(":*");
      }
    }
    return text.toString();
  }

  private static boolean isAccount(String text) {
    if (text.isEmpty() || text.equals("aws") || firstWildcard(text) < text.length()) {
      return true;
    }
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return text.length() == ACCOUNT_DIGITS;
  }

  private static boolean isNumber(String text) {
    try {
      return new BigDecimal(text).signum() <= 1;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private static int firstWildcard(String text) {
    int at = 0;
    while (at < text.length() && text.charAt(at) != '*' && text.charAt(at) != '?') {
      at++;
    }
    return at;
  }

  /** Whether one text becomes the other by at most two changes, and few for their length. */
  private static boolean isNear(String one, String other) {
    int most = one.length() < 5 ? 1 : 2;
    if (one.isEmpty() || Math.abs(one.length() - other.length()) > most) {
      return false;
    }
    int[] above = new int[other.length() + 1];
    for (int j = 0; j <= other.length(); j++) {
      above[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[other.length() + 1];
      row[0] = i;
      for (int j = 1; j <= other.length(); j++) {
        int changed = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(changed, Math.min(above[j], row[j - 1]) + 1);
      }
      above = row;
    }
    return above[other.length()] <= most;
  }
}
