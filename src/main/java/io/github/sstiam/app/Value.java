package io.github.sstiam.app;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The value of a declared resource's property, intrinsic functions resolved as far as known. */
public sealed interface Value {
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

  /** A value of which nothing is known before the deployment, not even its kind. */
  record Unknown() implements Value {}

  /**
   * The texts that a property path reaches. Lists on the way are walked through, of alternatives
   * each is taken, what is not known gives {@link Text#UNKNOWN}.
   *
   * @param path property names joined by dots, such as {@code Code.S3Bucket}
   * @return the texts; empty where the path leads to nothing
   */
  default List<Text> texts(String path) {
    List<Text> found = new ArrayList<>();
    collect(path.isEmpty() ? List.of() : List.of(path.split("\\.")), found);
    return List.copyOf(found);
  }

  /** The value as a text; {@link Text#UNKNOWN} unless it is a scalar. */
  default Text text() {
    return this instanceof Scalar scalar ? scalar.text() : Text.UNKNOWN;
  }

  /**
   * Whether the value may turn out to be absent: one side of its {@code Fn::If} is {@code
   * AWS::NoValue}, so that only one alternative is left.
   */
  default boolean mayBeAbsent() {
    if (!(this instanceof OneOf oneOf)) {
      return false;
    }
    boolean absent = oneOf.alternatives().size() == 1;
    for (Value alternative : oneOf.alternatives()) {
      absent |= alternative.mayBeAbsent();
    }
    return absent;
  }

  private void collect(List<String> path, List<Text> found) {
    if (this instanceof Unknown) {
      found.add(Text.UNKNOWN);
    } else if (this instanceof Items items) {
      for (Value value : items.values()) {
        value.collect(path, found);
      }
    } else if (this instanceof OneOf oneOf) {
      for (Value value : oneOf.alternatives()) {
        value.collect(path, found);
      }
    } else if (this instanceof Members members && !path.isEmpty()) {
      Value value = members.values().get(path.get(0));
      if (value != null) {
        value.collect(path.subList(1, path.size()), found);
      }
    } else if (this instanceof Scalar scalar && path.isEmpty()) {
      found.add(scalar.text());
    }
  }

  /** A scalar that is wholly known. */
  static Value of(String text) {
    return new Scalar(Text.of(text));
  }
}
