package io.github.sstiam.app;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The value of a declared resource's property, intrinsic functions resolved as far as known. */
public sealed interface Value {
  /** A value of which nothing is known before the deployment, not even its kind. */
  Value UNKNOWN = new Unknown();

  /** A scalar. Numbers and booleans are their text. */
  record Scalar(Text text) implements Value {
    public Scalar {
      requireNonNull(text, "text is null");
    }
  }

  /** A list. */
  record Items(List<Value> values) implements Value {
    public Items {
      values = List.copyOf(values);
    }
  }

  /** An object; members keep the order of the template. */
  record Members(Map<String, Value> values) implements Value {
    /** An object without members. */
    public static final Members NONE = new Members(Map.of());

    public Members {
      values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /** The member of a name, or empty. */
    public Optional<Value> get(String name) {
      return Optional.ofNullable(values.get(name));
    }
  }

  /** One of several values: an {@code Fn::If} whose condition cannot be known yet. */
  record OneOf(List<Value> alternatives) implements Value {
    public OneOf {
      alternatives = List.copyOf(alternatives);
    }
  }

  /** Nothing is known. */
  record Unknown() implements Value {}

  /** A scalar that is wholly known. */
  static Value of(String text) {
    return new Scalar(Text.of(text));
  }
}
