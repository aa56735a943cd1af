package io.github.sstiam.catalog;

import io.github.sstiam.table.Table.Row;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

/** Reads the values that the rows of facts, of rules and of general needs share. */
public final class RowValues {
  private RowValues() {}

  /**
   * The operations that letters of {@code CRUDLT} stand for; at least one.
   *
   * @param row the row that the letters are in, for the message
   * @throws io.github.sstiam.table.TableException if there is none, or a letter stands for none
   */
  public static Set<Operation> operations(Row row, String letters) {
    Set<Operation> operations = EnumSet.noneOf(Operation.class);
    for (int i = 0; i < letters.length(); i++) {
      operations.add(operation(row, letters.charAt(i)));
    }
    if (operations.isEmpty()) {
      throw row.malformed("an action of no operation");
    }
    return operations;
  }

  private static Operation operation(Row row, char letter) {
    return switch (letter) {
      case 'C' -> Operation.CREATE;
      case 'R' -> Operation.READ;
      case 'U' -> Operation.UPDATE;
      case 'D' -> Operation.DELETE;
      case 'L' -> Operation.LIST;
      case 'T' -> Operation.TAG;
      default ->
          throw row.malformed(
              "\""
                  + letter
                  + "\" is no operation; write letters of CRUDLT"
                  + " (create, read, update, delete, list, tag)");
    };
  }

  /** The constant of an enum, in any case. */
  static <E extends Enum<E>> E constant(Class<E> kind, Row row, String name) {
    StringBuilder valid = new StringBuilder();
    for (E constant : kind.getEnumConstants()) {
      if (constant.name().equalsIgnoreCase(name)) {
        return constant;
      }
      valid.append(valid.isEmpty() ? "" : ", ");
      valid.append(
          name.equals(name.toUpperCase(Locale.ROOT))
              ? constant.name()
              : constant.name().toLowerCase(Locale.ROOT));
    }
    throw row.malformed("\"" + name + "\" is none of " + valid);
  }

  /** The length of a name. */
  static int length(Row row, String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw row.malformed("\"" + text + "\" is not a length");
    }
  }
}
