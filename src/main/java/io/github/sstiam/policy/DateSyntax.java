package io.github.sstiam.policy;

import java.time.DateTimeException;
import java.time.LocalDate;

/**
 * The dates that IAM takes as values of date operators: ISO 8601 with parts left out at the end, or
 * seconds since 1970
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_Date).
 * What IAM answers at the limits is recorded in
 * https://github.com/getmoto/moto/blob/0af643a5d/tests/test_iam/test_iam_policies.py.
 */
final class DateSyntax {
  private static final long FIRST_YEAR = -292_275_054;
  private static final long LAST_YEAR = 292_278_993;
  private static final int MAX_DIGITS = 19;
  private static final int FRACTION_DIGITS = 9;

  private final String text;
  private int at;

  private DateSyntax(String text) {
    this.text = text;
  }

  /** Whether IAM takes a text as a date. */
  static boolean isDate(String text) {
    DateSyntax date = new DateSyntax(text);
    if (text.indexOf('-') < 0 && text.indexOf('T') < 0 && text.indexOf('t') < 0) {
      long seconds = date.digits(1, MAX_DIGITS);
      return seconds >= 0 && date.at == text.length();
    }
    return date.isDay() && (date.at == text.length() || date.isTime());
  }

  private boolean isDay() {
    long sign = take('-') ? -1 : 1;
    long year = digits(1, FRACTION_DIGITS);
    long month = 1;
    long day = 1;
    if (year >= 0 && take('-')) {
      month = digits(1, 2);
      if (month >= 0 && take('-')) {
        day = digits(1, 2);
      }
    }
    if (year < 0 || sign * year < FIRST_YEAR || sign * year > LAST_YEAR) {
      return false;
    }
    try {
      LocalDate.of((int) (sign * year), (int) month, (int) day);
      return true;
    } catch (DateTimeException e) {
      return false;
    }
  }

  private boolean isTime() {
    if (!take('T') && !take('t')) {
      return false;
    }
    if (at == text.length()) {
      return true;
    }
    if (!isBelow(24, 1)) {
      return false;
    }
    if (take(':') && (!isBelow(60, 1) || (take(':') && !isSeconds()))) {
      return false;
    }
    return isZone() && at == text.length();
  }

  private boolean isSeconds() {
    return isBelow(60, 1) && (!take('.') || digits(1, FRACTION_DIGITS) >= 0);
  }

  private boolean isZone() {
    if (take('Z') || take('z') || (!take('+') && !take('-'))) {
      return true;
    }
    return isBelow(24, 2) && (at == text.length() || (take(':') && isBelow(60, 2)));
  }

  private boolean isBelow(int limit, int leastDigits) {
    long value = digits(leastDigits, 2);
    return value >= 0 && value < limit;
  }

  private boolean take(char expected) {
    boolean found = at < text.length() && text.charAt(at) == expected;
    at += found ? 1 : 0;
    return found;
  }

  /** The number of the digits that come next; -1 where there are too few, too many or too large. */
  private long digits(int least, int most) {
    int from = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    if (at - from < least || at - from > most) {
      return -1;
    }
    try {
      return Long.parseLong(text.substring(from, at));
    } catch (NumberFormatException e) {
      return -1;
    }
  }
}
