package io.github.sstiam.catalog;

import io.github.sstiam.app.PropertyPath;
import io.github.sstiam.catalog.Rule.Kind;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Glob;
import io.github.sstiam.table.TableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Checks that rules are about types, actions, operations and properties that exist. */
public final class RuleCheck {
  private static final Set<String> ENVIRONMENT = Set.of("Partition", "Region", "Account");

  private final Catalog catalog;
  private final Function<ResourceType, Optional<PropertyTree>> properties;
  private final Map<String, List<Rule>> earlier = new HashMap<>();

  /**
   * @param catalog the catalogue with the rules laid over it
   */
  public RuleCheck(Catalog catalog) {
    this(catalog, catalog::properties);
  }

  /**
   * @param catalog the catalogue with the rules laid over it
   * @param properties the properties of a type, or empty where they are not known
   */
  public RuleCheck(Catalog catalog, Function<ResourceType, Optional<PropertyTree>> properties) {
    this.catalog = catalog;
    this.properties = properties;
  }

  /**
   * Checks rules.
   *
   * @param rules the rules in the order in which they count
   * @throws TableException for the first rule that is wrong; the message names file and line
   */
  void check(List<Rule> rules) {
    for (Rule rule : rules) {
      check(rule);
    }
  }

  /**
   * Checks rules and goes on after the first one that is wrong.
   *
   * @param rules the rules in the order in which they count
   * @return what is wrong, each with file and line; empty where nothing is
   */
  public List<String> problems(List<Rule> rules) {
    List<String> problems = new ArrayList<>();
    for (Rule rule : rules) {
      try {
        check(rule);
      } catch (TableException e) {
        problems.add(e.getMessage());
      }
    }
    return problems;
  }

  private void check(Rule rule) {
    List<Rule> before = earlier.computeIfAbsent(rule.type(), type -> new ArrayList<>());
    Optional<ResourceType> name = ResourceType.of(rule.type());
    if (name.isEmpty() || !name.get().toString().equals(rule.type())) {
      throw wrong(
          rule,
          rule.type().startsWith("Custom::")
              ? "rules of custom resources are about AWS::CloudFormation::CustomResource"
              : rule.type() + " is no resource type such as AWS::Lambda::Function");
    }
    Optional<ResourceTypeEntry> type = catalog.resourceType(rule.type());
    if (type.isEmpty() || !isDeclared(name.get(), rule, before)) {
      throw wrong(
          rule,
          "the catalogue has no type "
              + rule.type()
              + "; correct the name, or begin its rules with a \"type\" row");
    }
    Optional<PropertyTree> properties = this.properties.apply(name.get());
    switch (rule.kind()) {
      case NEED, ADD -> checkNeed(rule, type.get(), properties);
      case WHERE -> {
        if (!isAction(rule.subject()) && !isResource(rule.subject())) {
          throw wrong(rule, rule.subject() + " is neither an action nor an IAM resource type");
        }
        checkTemplate(rule, properties);
      }
      case ARN -> {
        if (!rule.subject().equals(Rule.NOTHING) && !isResource(rule.subject())) {
          throw wrong(rule, rule.subject() + " is no IAM resource type");
        }
        checkTemplate(rule, properties);
      }
      case VARIABLE, ATTRIBUTE -> checkTemplate(rule, properties);
      case NAME -> checkPath(rule, rule.naming().property(), properties);
      case REF -> {
        if (!rule.value().equals(Rule.NOTHING)) {
          checkPath(rule, rule.value(), properties);
        }
      }
      case TYPE -> {
        if (!rule.value().equals(Rule.NOTHING) && !rule.value().equals("tags")) {
          throw wrong(rule, "the value of a type is \"tags\" or -");
        }
      }
    }
    checkAlive(rule, before);
    before.add(rule);
  }

  /** Whether a type is published by AWS or has a row that says that there is such a type. */
  private boolean isDeclared(ResourceType type, Rule rule, List<Rule> before) {
    if (catalog.isPublished(type) || rule.kind() == Kind.TYPE) {
      return true;
    }
    for (Rule other : before) {
      if (other.kind() == Kind.TYPE) {
        return true;
      }
    }
    return false;
  }

  private void checkNeed(Rule rule, ResourceTypeEntry type, Optional<PropertyTree> properties) {
    if (rule.decides()) {
      rule.need();
      checkCondition(rule, properties);
    }
    if (rule.kind() == Kind.ADD) {
      if (!isAction(rule.subject())) {
        throw wrong(rule, "IAM has no action " + rule.subject());
      }
      if (rule.decides() && isNamed(rule, type)) {
        throw wrong(rule, "a handler names " + rule.subject() + " already; write a \"need\" row");
      }
    } else if (!isNamed(rule, type) && !isAdded(rule, type)) {
      throw wrong(
          rule,
          "no handler of "
              + rule.type()
              + " names "
              + rule.subject()
              + (rule.operations().isEmpty() ? "" : " for one of these operations")
              + "; an \"add\" row adds it");
    }
  }

  private static boolean isNamed(Rule rule, ResourceTypeEntry type) {
    for (HandlerAction action : type.actions()) {
      boolean covers =
          Glob.matchesIgnoringCase(rule.subject(), action.pattern())
              || Glob.matchesIgnoringCase(action.pattern(), rule.subject());
      if (covers && overlap(rule.operations(), action.operations())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAdded(Rule rule, ResourceTypeEntry type) {
    for (AddedAction action : type.added()) {
      if (Glob.matchesIgnoringCase(rule.subject(), action.action())
          && overlap(rule.operations(), action.operations())) {
        return true;
      }
    }
    return false;
  }

  private static boolean overlap(Set<Operation> selected, Set<Operation> operations) {
    if (selected.isEmpty()) {
      return true;
    }
    for (Operation operation : selected) {
      if (operations.contains(operation)) {
        return true;
      }
    }
    return false;
  }

  private void checkCondition(Rule rule, Optional<PropertyTree> properties) {
    for (String atom : rule.when().split("[|&]", -1)) {
      String bare = atom.startsWith("!") ? atom.substring(1) : atom;
      int equals = bare.indexOf('=');
      String path = equals < 0 ? bare : bare.substring(0, equals);
      if (path.isBlank()) {
        throw wrong(rule, "the condition has a blank part");
      }
      if (path.contains("::")) {
        checkTypePath(rule, path);
      } else if (!path.equals("always") && !path.equals("tags") && path.indexOf('*') < 0) {
        checkPath(rule, path, properties);
      }
    }
  }

  /** A property of another type, such as {@code AWS::ApiGatewayV2::Api.ProtocolType}. */
  private void checkTypePath(Rule rule, String path) {
    int dot = path.indexOf('.');
    Optional<ResourceType> type = ResourceType.of(path.substring(0, Math.max(dot, 0)));
    if (type.isEmpty() || !catalog.isPublished(type.get())) {
      throw wrong(rule, path + " names no property of a type");
    }
    checkPath(rule, path.substring(dot + 1), properties.apply(type.get()));
  }

  private void checkTemplate(Rule rule, Optional<PropertyTree> properties) {
    for (String variable : new ArnTemplate(rule.value()).variables()) {
      if (!ENVIRONMENT.contains(variable) && !variable.startsWith(PropertyPath.ANY_DEPTH)) {
        checkPath(rule, variable, properties);
      }
    }
  }

  private static void checkPath(Rule rule, String path, Optional<PropertyTree> properties) {
    if (properties.isPresent() && !properties.get().has(path)) {
      throw wrong(rule, rule.type() + " has no property " + path);
    }
  }

  /** Whether the reference lists an action in this spelling; that of API Gateway lacks some. */
  private boolean isAction(String name) {
    int colon = name.indexOf(':');
    if (colon <= 0 || colon == name.length() - 1) {
      return false;
    }
    Optional<ActionEntry> entry = catalog.action(Action.of(name));
    return entry.isPresent()
        ? entry.get().action().toString().equals(name)
        : name.startsWith("apigateway:");
  }

  private boolean isResource(String name) {
    int colon = name.indexOf(':');
    return colon > 0
        && catalog.iamResource(name.substring(0, colon), name.substring(colon + 1)).isPresent();
  }

  /** Refuses a rule that can never count, because an earlier one of its type always does. */
  private static void checkAlive(Rule rule, List<Rule> before) {
    for (Rule other : before) {
      boolean hidden =
          switch (rule.kind()) {
            case NEED, ADD -> rule.decides() ? hides(other, rule) : isTwice(other, rule);
            case WHERE -> isTwice(other, rule) && other.value().equals(rule.value());
            case VARIABLE, ATTRIBUTE -> isTwice(other, rule);
            case ARN, NAME, REF, TYPE -> other.kind() == rule.kind();
          };
      if (hidden) {
        throw wrong(rule, "the rule can never decide: line " + other.row().line() + " always does");
      }
    }
  }

  private static boolean isTwice(Rule other, Rule rule) {
    return other.kind() == rule.kind()
        && other.subject().equals(rule.subject())
        && other.decides() == rule.decides();
  }

  private static boolean hides(Rule other, Rule rule) {
    boolean wider = other.when().equals("always") || other.when().equals(rule.when());
    boolean all =
        other.operations().isEmpty()
            || (!rule.operations().isEmpty() && other.operations().containsAll(rule.operations()));
    return other.decides()
        && wider
        && all
        && Glob.matchesIgnoringCase(other.subject(), rule.subject());
  }

  private static TableException wrong(Rule rule, String why) {
    return rule.row().malformed(why);
  }
}
