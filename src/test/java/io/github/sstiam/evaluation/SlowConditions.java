package io.github.sstiam.evaluation;

import io.github.sstiam.policy.Condition;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;

/**
 * Conditions as AWS's pages tell them
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-single-vs-multi-valued-context-keys.html).
 */
final class SlowConditions {
  private final GeneratedCase asked;

  SlowConditions(GeneratedCase asked) {
    this.asked = asked;
  }

  boolean met(Condition condition, boolean variables) {
    List<String> values = asked.context().get(condition.key());
    String operator = condition.operator();
    if (operator.equals("Null")) {
      return condition.values().contains(isNull(values) ? "true" : "false");
    }
    boolean all = operator.startsWith("ForAllValues:");
    boolean any = operator.startsWith("ForAnyValue:");
    boolean ifExists = operator.endsWith("IfExists");
    String bare = operator.substring(operator.indexOf(':') + 1).replace("IfExists", "");
    if (values == null) {
      return ifExists || all || (!any && bare.contains("Not"));
    }
    if (!all && !any) {
      // A key with a list of values needs a set operator.
      return !asked.multivalued().contains(condition.key())
          && holds(bare, condition.values(), values.get(0), variables);
    }
    if (all && isNull(values)) {
      return true;
    }
    boolean every = true;
    boolean some = false;
    for (String value : values) {
      boolean holds = holds(bare, condition.values(), value, variables);
      every &= holds;
      some |= holds;
    }
    return all ? every : some;
  }

  private static boolean isNull(List<String> values) {
    return values == null || values.stream().allMatch(String::isEmpty);
  }

  /** Any of the policy's values for a plain operator, none of them for a negated one. */
  private boolean holds(String operator, List<String> wanted, String value, boolean variables) {
    boolean negated = operator.contains("Not");
    boolean found = false;
    for (String one : wanted) {
      Optional<Boolean> same = same(operator.replace("Not", ""), one, value, variables);
      if (same.isEmpty() && negated) {
        return false;
      }
      found |= same.orElse(false);
    }
    return found != negated;
  }

  /** Empty where one of the two is no value of that type. */
  private Optional<Boolean> same(String operator, String wanted, String value, boolean variables) {
    if (operator.startsWith("String") || operator.startsWith("Arn")) {
      boolean wildcards = operator.equals("StringLike") || operator.startsWith("Arn");
      Optional<List<Integer>> pattern =
          variables
              ? SlowText.resolved(wanted, wildcards, asked.context())
              : Optional.of(SlowText.pattern(wanted, wildcards));
      return pattern.isEmpty() ? Optional.of(false) : text(operator, pattern.get(), value);
    }
    if (operator.startsWith("Numeric")) {
      return ordered(operator.substring(7), number(wanted), number(value));
    }
    if (operator.startsWith("Date")) {
      return ordered(operator.substring(4), instant(wanted), instant(value));
    }
    return operator.equals("Bool") ? bool(wanted, value) : address(wanted, value);
  }

  private static Optional<Boolean> text(String operator, List<Integer> pattern, String value) {
    if (operator.startsWith("Arn")) {
      if (!value.startsWith("arn:")) {
        return Optional.empty();
      }
      boolean everything = pattern.equals(SlowText.pattern("*", true));
      return Optional.of(everything || SlowText.arnMatches(pattern, value));
    }
    if (operator.equals("StringEqualsIgnoreCase")) {
      StringBuilder wanted = new StringBuilder();
      pattern.forEach(c -> wanted.append((char) c.intValue()));
      return Optional.of(wanted.toString().equalsIgnoreCase(value));
    }
    return Optional.of(SlowText.matches(pattern, value));
  }

  private static <T extends Comparable<T>> Optional<Boolean> ordered(
      String order, Optional<T> wanted, Optional<T> value) {
    if (wanted.isEmpty() || value.isEmpty()) {
      return Optional.empty();
    }
    int compared = value.get().compareTo(wanted.get());
    return Optional.of(
        switch (order) {
          case "Equals" -> compared == 0;
          case "LessThan" -> compared < 0;
          case "LessThanEquals" -> compared <= 0;
          case "GreaterThan" -> compared > 0;
          case "GreaterThanEquals" -> compared >= 0;
          default -> throw new IllegalArgumentException(order);
        });
  }

  private static Optional<BigDecimal> number(String text) {
    try {
      return Optional.of(new BigDecimal(text));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Instant> instant(String text) {
    try {
      if (text.contains("T")) {
        return Optional.of(OffsetDateTime.parse(text).toInstant());
      }
      return Optional.of(
          text.contains("-")
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.ofEpochSecond(Long.parseLong(text)));
    } catch (DateTimeParseException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static Optional<Boolean> bool(String wanted, String value) {
    List<String> words = List.of("true", "false");
    boolean both =
        words.stream().anyMatch(wanted::equalsIgnoreCase)
            && words.stream().anyMatch(value::equalsIgnoreCase);
    return both ? Optional.of(wanted.equalsIgnoreCase(value)) : Optional.empty();
  }

  private static Optional<Boolean> address(String range, String value) {
    String[] parts = range.split("/", -1);
    Optional<byte[]> start = bytes(parts[0]);
    Optional<byte[]> address = bytes(value);
    if (start.isEmpty() || address.isEmpty()) {
      return Optional.empty();
    }
    if (start.get().length != address.get().length) {
      return Optional.of(false);
    }
    int bits = start.get().length * 8;
    int drop = parts.length == 1 ? 0 : bits - Integer.parseInt(parts[1]);
    return Optional.of(
        new BigInteger(1, start.get())
            .shiftRight(drop)
            .equals(new BigInteger(1, address.get()).shiftRight(drop)));
  }

  /** Texts with other letters than those of an address are none; nothing is looked up. */
  private static Optional<byte[]> bytes(String text) {
    if (!text.matches("[0-9a-f.:]+")) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.getByName(text).getAddress());
    } catch (UnknownHostException e) {
      return Optional.empty();
    }
  }
}
