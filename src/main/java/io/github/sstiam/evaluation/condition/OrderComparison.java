package io.github.sstiam.evaluation.condition;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.regex.Pattern;

/** Numbers and dates: compares a value of the request with a value of the policy by order. */
final class OrderComparison {
  /** The longest number that is read. */
  private static final int MAX_DIGITS = 60;

  private static final Pattern NUMBER = Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?");
  private static final Pattern DATE =
      Pattern.compile(
          "([0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?)(T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.,][0-9]{1,9})?)?)?"
              + "(Z|[+-][0-9]{2}:?[0-9]{2})?");

  private OrderComparison() {}

  static ValueComparison number(IntPredicate order) {
    return test(OrderComparison::toNumber, order);
  }

  static ValueComparison date(IntPredicate order) {
    return test(OrderComparison::toInstant, order);
  }

  private static <T extends Comparable<T>> ValueComparison test(
      Function<String, Optional<T>> reader, IntPredicate order) {
    return (policy, request) -> {
      Optional<T> limit = reader.apply(policy.text());
      Optional<T> value = reader.apply(request);
      return limit.isPresent() && value.isPresent()
          ? ValueComparison.of(order.test(value.get().compareTo(limit.get())))
          : ValueComparison.Result.UNREADABLE;
    };
  }

  private static Optional<BigDecimal> toNumber(String text) {
    String number = text.strip();
    return number.length() <= MAX_DIGITS && NUMBER.matcher(number).matches()
        ? Optional.of(new BigDecimal(number))
        : Optional.empty();
  }

  /** ISO 8601, a date alone being its midnight in UTC, or seconds since 1970. */
  private static Optional<Instant> toInstant(String text) {
    try {
      if (text.length() <= MAX_DIGITS && text.length() != 4 && NUMBER.matcher(text).matches()) {
        BigDecimal seconds = new BigDecimal(text);
        // longValue() would keep the lowest bits of a number that is too large, which is another
        // date.
        long whole = seconds.setScale(0, RoundingMode.DOWN).longValueExact();
        long nanos = seconds.subtract(BigDecimal.valueOf(whole)).movePointRight(9).longValue();
        return Optional.of(Instant.ofEpochSecond(whole, nanos));
      }
      if (!DATE.matcher(text).matches()) {
        return Optional.empty();
      }
      return Optional.of(instant(text.replace(',', '.')));
    } catch (DateTimeException | ArithmeticException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(String text) {
    int time = text.indexOf('T');
    if (time < 0) {
      String day = text.endsWith("Z") ? text.substring(0, text.length() - 1) : text;
      String full = day.length() == 4 ? day + "-01-01" : day.length() == 7 ? day + "-01" : day;
      return LocalDate.parse(full).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
    int zone =
        Math.max(
            text.indexOf('Z', time), Math.max(text.indexOf('+', time), text.indexOf('-', time)));
    if (zone < 0) {
      return LocalDateTime.parse(text).toInstant(ZoneOffset.UTC);
    }
    String offset = text.substring(zone);
    boolean short4 = offset.length() == 5;
    String normal = short4 ? offset.substring(0, 3) + ":" + offset.substring(3) : offset;
    return OffsetDateTime.parse(text.substring(0, zone) + normal).toInstant();
  }
}
