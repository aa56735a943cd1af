package io.github.sstiam.composition.template;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.github.sstiam.policy.PolicyDocument;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * Lets CloudFormation assume the role for stacks of this account only. Without the conditions,
 * other accounts could make CloudFormation assume it
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/cross-service-confused-deputy-prevention.html).
 *
 * @param role the role
 */
record TrustPolicy(ServiceRole role) {
  /**
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html: the characters of a
   * role's trust policy, more on request.
   */
  static final int QUOTA = 2_048;

  private static final String STACK = ":stack/";
  private static final String ANY_DIGITS = "000000000000";

  /** The policy as a template holds it. */
  Map<String, Object> tree() {
    List<String> stacks = fittingStacks();
    if (role.account().isPresent()) {
      return tree(role.account().get(), stacks);
    }
    return tree(Map.of("Ref", "AWS::AccountId"), stacks.stream().map(TrustPolicy::own).toList());
  }

  /**
   * Of the stack's own account, which the template does not know either. Both conditions must name
   * the same account, and it is the same as by the other condition.
   */
  private static Object own(String stack) {
    String[] parts = stack.split(":", 6);
    if (!parts[4].equals("*")) {
      return stack;
    }
    parts[4] = "${AWS::AccountId}";
    return Map.of("Fn::Sub", String.join(":", parts));
  }

  private static Map<String, Object> tree(Object account, List<?> stacks) {
    Map<String, Object> conditions = new LinkedHashMap<>();
    conditions.put("StringEquals", Map.of("aws:SourceAccount", account));
    if (!stacks.isEmpty()) {
      conditions.put("ArnLike", Map.of("aws:SourceArn", stacks));
    }
    Map<String, Object> statement = new LinkedHashMap<>();
    statement.put("Effect", "Allow");
    statement.put("Principal", Map.of("Service", "cloudformation.amazonaws.com"));
    statement.put("Action", "sts:AssumeRole");
    statement.put("Condition", conditions);
    Map<String, Object> trust = new LinkedHashMap<>();
    trust.put("Version", PolicyDocument.CURRENT_VERSION);
    trust.put("Statement", List.of(statement));
    return trust;
  }

  /** The stacks one by one, or the common beginnings of their names if there is no room. */
  private List<String> fittingStacks() {
    UnaryOperator<String> place = stack -> stack.substring(0, stack.indexOf(STACK));
    UnaryOperator<String> anywhere =
        stack -> "arn:" + role.partition() + ":cloudformation:*:" + role.account().orElse("*");
    return Stream.of(role.stacks(), common(place), common(anywhere))
        .filter(stacks -> TemplateFormat.compact(tree(ANY_DIGITS, stacks)).length() <= QUOTA)
        .findFirst()
        .orElseGet(List::of);
  }

  private List<String> common(UnaryOperator<String> place) {
    Map<String, List<String>> byPlace =
        role.stacks().stream().collect(groupingBy(place, TreeMap::new, toList()));
    List<String> common = new ArrayList<>();
    byPlace.forEach(
        (where, stacks) ->
            common.add(
                where
                    + STACK
                    + stacks.stream().map(TrustPolicy::name).reduce(TrustPolicy::shared).orElse("")
                    + "*"));
    return common;
  }

  /** The known beginning of the stack's name. */
  private static String name(String stack) {
    String name = stack.substring(stack.indexOf(STACK) + STACK.length());
    return name.split("[/*]", 2)[0];
  }

  private static String shared(String one, String other) {
    int length = 0;
    while (length < Math.min(one.length(), other.length())
        && one.charAt(length) == other.charAt(length)) {
      length++;
    }
    return one.substring(0, length);
  }
}
