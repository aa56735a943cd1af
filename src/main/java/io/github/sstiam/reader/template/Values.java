package io.github.sstiam.reader.template;

import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import java.util.List;
import java.util.Optional;

/** Reads resolved values as what an intrinsic function wants. */
final class Values {
  /** Stands in a list for any number of items, of which nothing is known. */
  static final Value ANY_NUMBER = new Value.OneOf(List.of(new Value.Unknown()));

  private Values() {}

  /** A value as a text; what is no scalar is not known. */
  static Text text(Optional<Value> value) {
    return value.isPresent() ? text(value.get()) : Text.of("");
  }

  /** A value as a text; what is no scalar is not known. */
  static Text text(Value value) {
    return value instanceof Value.Scalar scalar ? scalar.text() : Text.UNKNOWN;
  }

  /** The items of a list, or empty where the value is no list or not known to be one. */
  static Optional<List<Value>> items(Optional<Value> value) {
    return value.orElse(null) instanceof Value.Items items
        ? Optional.of(items.values())
        : Optional.empty();
  }

  /**
   * Whether an item of a list may turn out to be none: one side of its {@code Fn::If} is {@code
   * AWS::NoValue}, so that only one alternative is left.
   */
  static boolean mayBeAbsent(Value value) {
    return value instanceof Value.OneOf oneOf
        && (oneOf.alternatives().size() == 1 || anyMayBeAbsent(oneOf.alternatives()));
  }

  /** The same for any of several values. */
  static boolean anyMayBeAbsent(List<Value> values) {
    for (Value value : values) {
      if (mayBeAbsent(value)) {
        return true;
      }
    }
    return false;
  }

  /** Whether it is certain how many items the list has. */
  static boolean isCounted(List<Value> items) {
    return !anyMayBeAbsent(items) && items.stream().noneMatch(Value.Unknown.class::isInstance);
  }
}
