package com.example.billing.money;

/**
 * An amount of money.
 *
 * @param value the amount in hundredths of the currency
 */
public record Cents(long value) {
  /** The sum of two amounts; fails where it does not fit. */
  public Cents plus(Cents other) {
    return new Cents(Math.addExact(value, other.value));
  }
}
