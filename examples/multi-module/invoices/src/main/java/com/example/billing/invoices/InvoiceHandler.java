package com.example.billing.invoices;

import com.example.billing.money.Cents;
import java.util.List;

/** Adds up the lines of an invoice. */
public final class InvoiceHandler {
  /** Takes the amounts of the lines in cents, and returns their sum. */
  public long handle(List<Integer> lines) {
    Cents total = new Cents(0);
    for (int line : lines) {
      total = total.plus(new Cents(line));
    }
    return total.value();
  }
}
