package io.github.sstiam.table;

/** A table or a row of it is malformed; the message names file and line. */
public final class TableException extends IllegalStateException {
  private static final long serialVersionUID = 1L;

  TableException(String message) {
    super(message);
  }
}
