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
   * The texts at a property path. Each item of a list on the way is followed, and each alternative;
   * what is unknown gives {@link Text#UNKNOWN}.
   *
   * @return the texts; empty if nothing is declared at the path
   */
  default List<Text> texts(PropertyPath path) {
    List<Text> texts = new ArrayList<>();
    collect(path.steps(), texts);
    return List.copyOf(texts);
  }

  /**
   * The texts at a property path.
   *
   * @param path property names joined by dots, such as {@code Code.S3Bucket}
   * @return see {@link #texts(PropertyPath)}
   */
  default List<Text> texts(String path) {
    return texts(PropertyPath.of(path));
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

  private void collect(List<String> steps, List<Text> texts) {
    boolean everyEntry = !steps.isEmpty() && steps.get(0).equals(PropertyPath.ENTRY);
    boolean anyDepth = !steps.isEmpty() && steps.get(0).equals(PropertyPath.ANY_DEPTH);
    if (anyDepth && (this instanceof Members || this instanceof Scalar)) {
      collect(steps.subList(1, steps.size()), texts);
      if (this instanceof Members members) {
        for (Value value : members.values().values()) {
          value.collect(steps, texts);
        }
      }
    } else if (this instanceof Unknown) {
      texts.add(Text.UNKNOWN);
    } else if (this instanceof Items items) {
      // The items of a list are followed with or without a step for them.
      List<String> rest = everyEntry ? steps.subList(1, steps.size()) : steps;
      for (Value value : items.values()) {
        value.collect(rest, texts);
      }
    } else if (this instanceof OneOf oneOf) {
      for (Value value : oneOf.alternatives()) {
        value.collect(steps, texts);
      }
    } else if (this instanceof Members members && everyEntry) {
      for (Value value : members.values().values()) {
        value.collect(steps.subList(1, steps.size()), texts);
      }
    } else if (this instanceof Members members && !steps.isEmpty()) {
      Value value = members.values().get(steps.get(0));
      if (value != null) {
        value.collect(steps.subList(1, steps.size()), texts);
      }
    } else if (this instanceof Scalar scalar && steps.isEmpty()) {
      texts.add(scalar.text());
    }
  }

  /** A scalar that is wholly known. */
  static Value of(String text) {
    return new Scalar(Text.of(text));
  }
}
