package io.github.sstiam.evaluation;

import io.github.sstiam.json.Position;
import io.github.sstiam.policy.Condition;
import io.github.sstiam.policy.Effect;
import io.github.sstiam.policy.ElementPatterns;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PrincipalElement;
import io.github.sstiam.policy.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.Supplier;

/** Requests and policies in all layers, over so few words that they often meet. */
final class CaseGenerator {
  static final String HOME = "111122223333";
  static final String AWAY = "444455556666";
  private static final String USER = "arn:aws:iam::" + HOME + ":user/team/alice";
  private static final String ROLE = "arn:aws:iam::" + HOME + ":role/deploy";
  private static final String SESSION = "arn:aws:sts::" + HOME + ":assumed-role/deploy/ci";
  private static final List<String> ACTIONS =
      List.of("s3:GetObject", "s3:PutObject", "sqs:SendMessage", "s3:GetObjectTagging");
  private static final List<String> ACTION_PATTERNS =
      List.of("*", "s3:*", "s3:Get*", "S3:getobject", "s3:?utObject", "sqs:*", "s3:*Object*");
  private static final List<String> RESOURCES =
      List.of(
          "arn:aws:s3:::shop/a",
          "arn:aws:s3:::shop/a/b",
          "arn:aws:s3:::shop-blue/a",
          "arn:aws:sqs:eu-west-1:" + HOME + ":orders");
  private static final List<String> RESOURCE_PATTERNS =
      List.of(
          "*",
          "arn:aws:s3:::shop/*",
          "arn:aws:s3:::shop*/a",
          "arn:aws:s3:::shop/?",
          "arn:aws:s3:::shop-${aws:PrincipalTag/team}/*",
          "arn:aws:s3:::${aws:PrincipalTag/team, 'shop'}/a",
          "arn:*:s3:::*",
          "arn:aws:sqs:eu-*:" + HOME + ":orders",
          "arn:aws:sqs:*:" + AWAY + ":*",
          "arn:aws:s3:::shop/${*}");
  private static final Map<String, List<String>> VALUES =
      new TreeMap<>(
          Map.of(
              "aws:PrincipalTag/team", List.of("blue", "red", "BLUE", "b*"),
              "aws:RequestedRegion", List.of("eu-west-1", "us-east-1"),
              "aws:TagKeys", List.of("a", "b", "ab"),
              "aws:CurrentTime",
                  List.of("2026-11-25T12:00:00Z", "2026-01-01", "2026-06-01T00:00:00+02:00"),
              "aws:SourceIp", List.of("192.0.2.7", "203.0.113.9", "2001:db8::1"),
              "aws:SecureTransport", List.of("true", "false"),
              "aws:MultiFactorAuthAge", List.of("300", "3600", "0", "1.50"),
              "aws:SourceArn", List.of("arn:aws:sns:eu-west-1:" + HOME + ":events", "none")));
  private static final Map<String, List<String>> OPERATORS =
      Map.of(
          "aws:CurrentTime",
              List.of(
                  "DateEquals",
                  "DateNotEquals",
                  "DateLessThan",
                  "DateLessThanEquals",
                  "DateGreaterThan",
                  "DateGreaterThanEquals"),
          "aws:SourceIp", List.of("IpAddress", "NotIpAddress"),
          "aws:SecureTransport", List.of("Bool"),
          "aws:MultiFactorAuthAge",
              List.of(
                  "NumericEquals",
                  "NumericNotEquals",
                  "NumericLessThan",
                  "NumericLessThanEquals",
                  "NumericGreaterThan",
                  "NumericGreaterThanEquals"),
          "aws:SourceArn", List.of("ArnEquals", "ArnLike", "ArnNotEquals", "ArnNotLike"));
  private static final List<String> TEXT_OPERATORS =
      List.of(
          "StringEquals",
          "StringNotEquals",
          "StringEqualsIgnoreCase",
          "StringNotEqualsIgnoreCase",
          "StringLike",
          "StringNotLike");
  private static final Map<String, List<String>> PATTERNS =
      Map.of(
          "aws:PrincipalTag/team", List.of("b*", "?ed", "${aws:PrincipalTag/team}", "${*}"),
          "aws:TagKeys", List.of("a*", "*"),
          "aws:RequestedRegion", List.of("eu-*", "${aws:PrincipalTag/team}"),
          "aws:CurrentTime", List.of("2026-11-25", "1767225600"),
          "aws:SourceIp", List.of("192.0.2.0/24", "2001:db8::/32", "0.0.0.0/0"),
          "aws:SecureTransport", List.of("True"),
          "aws:MultiFactorAuthAge", List.of("1.5", "00300"),
          "aws:SourceArn",
              List.of("arn:aws:sns:*:" + HOME + ":e*", "arn:aws:sns:eu-west-1:*:*", "*"));

  /** What the peer takes in another way than AWS's documentation says; docs/evaluation.md. */
  private static final List<String> DISPUTED =
      List.of("0.0.0.0/0", "1767225600", "2001:db8::1", "2001:db8::/32");

  private static final List<String> UNREADABLE = List.of("soon", "x");
  private static final List<String> KEYS = List.copyOf(VALUES.keySet());

  private final Random random;
  private final boolean ordinary;

  /**
   * @param random where chance comes from
   * @param ordinary leaves out what AWS's documentation leaves open
   */
  CaseGenerator(Random random, boolean ordinary) {
    this.random = random;
    this.ordinary = ordinary;
  }

  GeneratedCase next() {
    List<String> callers = List.of(USER, ROLE, SESSION, "arn:aws:iam::" + HOME + ":root");
    String principal =
        ordinary ? one(callers.subList(0, 3)) : chance(95) ? one(callers) : service();
    String resource = one(RESOURCES);
    String action = one(ACTIONS);
    while (ordinary
        && !resource.startsWith("arn:aws:" + action.substring(0, action.indexOf(':')))) {
      action = one(ACTIONS);
    }
    boolean limited = !principal.endsWith(":root") && principal.startsWith("arn:");
    String account = chance(80) ? HOME : AWAY;
    Optional<PolicyDocument> ofResource =
        chance(40) ? Optional.of(policy(() -> statement(true))) : Optional.empty();
    boolean session =
        limited && principal.contains(":sts:") && !(ordinary && ofResource.isPresent());
    return new GeneratedCase(
        principal,
        action,
        resource,
        account,
        context(),
        List.of("aws:TagKeys"),
        limited ? several(2, this::identity) : List.of(),
        limited && chance(25) ? Optional.of(identity()) : Optional.empty(),
        session && chance(25) ? Optional.of(identity()) : Optional.empty(),
        ofResource,
        chance(20) ? several(2, () -> several(2, this::identity)) : List.of(),
        chance(15) ? several(1, () -> several(1, this::resourceControl)) : List.of());
  }

  private String service() {
    return chance(50) ? "sns.amazonaws.com" : "anonymous";
  }

  private PolicyDocument identity() {
    return policy(() -> statement(false));
  }

  private PolicyDocument resourceControl() {
    Statement any = statement(false);
    // IAM refuses both in a resource control policy.
    while (ordinary && (any.actions().negated() || any.actions().patterns().contains("*"))) {
      any = statement(false);
    }
    Statement kept = any;
    PrincipalElement all = new PrincipalElement(false, Map.of("*", List.of("*")));
    return policy(() -> with(kept, Effect.DENY, all));
  }

  private PolicyDocument policy(Supplier<Statement> statement) {
    String version = chance(90) || ordinary ? PolicyDocument.CURRENT_VERSION : "2008-10-17";
    List<Statement> statements = new ArrayList<>(several(3, statement));
    statements.add(statement.get());
    return new PolicyDocument(version, Optional.empty(), statements);
  }

  private static Statement with(Statement statement, Effect effect, PrincipalElement principal) {
    return new Statement(
        Optional.empty(),
        effect,
        Optional.of(principal),
        statement.actions(),
        statement.resources(),
        statement.conditions(),
        Position.NONE);
  }

  private Statement statement(boolean ofResource) {
    Effect effect = chance(75) ? Effect.ALLOW : Effect.DENY;
    return new Statement(
        Optional.empty(),
        effect,
        ofResource ? Optional.of(principal(effect)) : Optional.empty(),
        new ElementPatterns(chance(10), pair(ACTION_PATTERNS)),
        Optional.of(resources()),
        conditions(),
        Position.NONE);
  }

  private ElementPatterns resources() {
    ElementPatterns resources = new ElementPatterns(chance(10), pair(RESOURCE_PATTERNS));
    boolean open = resources.patterns().stream().anyMatch(pattern -> pattern.contains("team}"));
    return ordinary && resources.negated() && open ? resources() : resources;
  }

  private PrincipalElement principal(Effect effect) {
    boolean negated = effect == Effect.DENY && !ordinary && chance(10);
    Map<String, List<String>> all = Map.of("*", List.of("*"));
    List<String> names =
        List.of(HOME, AWAY, "arn:aws:iam::" + HOME + ":root", USER, ROLE, SESSION, "*");
    return new PrincipalElement(
        negated,
        switch (random.nextInt(6)) {
          case 0 -> negated ? Map.of("AWS", List.of(USER)) : all;
          case 1 -> Map.of("Service", List.of("sns.amazonaws.com"));
          default -> Map.of("AWS", pair(negated ? names.subList(0, 6) : names));
        });
  }

  private List<Condition> conditions() {
    Map<String, Condition> conditions = new LinkedHashMap<>();
    while (chance(30)) {
      Condition condition = condition();
      conditions.put(condition.operator() + " " + condition.key(), condition);
    }
    return List.copyOf(conditions.values());
  }

  private Condition condition() {
    String key = one(KEYS);
    if (chance(8)) {
      return new Condition("Null", key, List.of(one(List.of("true", "false"))));
    }
    String operator = one(OPERATORS.getOrDefault(key, TEXT_OPERATORS));
    boolean set = key.equals("aws:TagKeys") ? ordinary || chance(80) : !ordinary && chance(10);
    String prefix = set ? one(List.of("ForAllValues:", "ForAnyValue:")) : "";
    List<String> values = new ArrayList<>(VALUES.get(key));
    values.addAll(PATTERNS.get(key));
    if (ordinary) {
      values.removeAll(DISPUTED);
      if (operator.startsWith("Arn")) {
        values.removeAll(List.of("*", "none"));
      }
      if (operator.contains("Not")) {
        values.removeIf(value -> value.contains("${aws:"));
      }
    } else {
      values.addAll(UNREADABLE);
    }
    boolean ifExists = chance(15) && !(ordinary && prefix.equals("ForAnyValue:"));
    return new Condition(prefix + operator + (ifExists ? "IfExists" : ""), key, pair(values));
  }

  private Map<String, List<String>> context() {
    Map<String, List<String>> context = new TreeMap<>();
    for (String key : KEYS) {
      if (key.equals("aws:TagKeys")) {
        List<String> list = several(2, () -> one(VALUES.get(key)));
        if (chance(60) && !(ordinary && list.isEmpty())) {
          context.put(key, list);
        }
      } else if (chance(60)) {
        String value = one(VALUES.get(key));
        context.put(key, List.of(ordinary && DISPUTED.contains(value) ? "192.0.2.8" : value));
      }
    }
    return context;
  }

  private List<String> pair(List<String> words) {
    return chance(60) ? List.of(one(words)) : List.of(one(words), one(words));
  }

  private <T> List<T> several(int most, Supplier<T> supplier) {
    List<T> list = new ArrayList<>();
    int size = random.nextInt(most + 1);
    for (int i = 0; i < size; i++) {
      list.add(supplier.get());
    }
    return list;
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  private boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }
}
