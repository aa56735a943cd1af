package io.github.sstiam.json;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A JSON value (or the JSON reading of a YAML node) and the place where it starts. */
public sealed interface JsonValue {
  /** Where the value starts in its file. */
  Position position();

  /** What a reader of a message would call the value: "an object", "a string" and so on. */
  String kind();

  /**
   * An object. Members keep the order of the file.
   *
   * @param members the members by name
   * @param position where the object starts
   */
  record JsonObject(Map<String, Member> members, Position position) implements JsonValue {
    public JsonObject {
      // Function calls have one member, and most objects of a template are such.
      members =
          members.size() == 1
              ? Map.copyOf(members)
              : Collections.unmodifiableMap(new LinkedHashMap<>(members));
      requireNonNull(position, "position is null");
    }

    /** The value of a member, or empty where the object has no such member. */
    public Optional<JsonValue> get(String name) {
      return Optional.ofNullable(value(name));
    }

    /** The value that names lead to, each a member of the object before it. */
    public Optional<JsonValue> get(String first, String... path) {
      JsonValue found = value(first);
      for (String name : path) {
        found = found instanceof JsonObject object ? object.value(name) : null;
      }
      return Optional.ofNullable(found);
    }

    /** The value of a member if it is an object. */
    public Optional<JsonObject> object(String name) {
      return value(name) instanceof JsonObject object ? Optional.of(object) : Optional.empty();
    }

    /** The value of a member if it is an array. */
    public Optional<JsonArray> array(String name) {
      return value(name) instanceof JsonArray array ? Optional.of(array) : Optional.empty();
    }

    /** The members of a member; none where it is no object. */
    public Map<String, Member> members(String name) {
      return value(name) instanceof JsonObject object ? object.members : Map.of();
    }

    /** The text of a member if it is a string. */
    public Optional<String> string(String name) {
      return value(name) instanceof JsonString string
          ? Optional.of(string.value())
          : Optional.empty();
    }

    /** The text that names lead to, each a member of the object before it, if it is a string. */
    public Optional<String> string(String first, String... path) {
      return get(first, path).orElse(null) instanceof JsonString string
          ? Optional.of(string.value())
          : Optional.empty();
    }

    /** The elements of a member; none where it is no array. */
    public List<JsonValue> elements(String name) {
      return value(name) instanceof JsonArray array ? array.elements() : List.of();
    }

    private JsonValue value(String name) {
      Member member = members.get(name);
      return member == null ? null : member.value();
    }

    @Override
    public String kind() {
      return "an object";
    }
  }

  /**
   * A member of an object.
   *
   * @param namePosition where the member's name starts
   * @param value the member's value
   */
  record Member(Position namePosition, JsonValue value) {}

  /**
   * An array.
   *
   * @param elements the elements in the order of the file
   * @param position where the array starts
   */
  record JsonArray(List<JsonValue> elements, Position position) implements JsonValue {
    public JsonArray {
      elements = List.copyOf(elements);
      requireNonNull(position, "position is null");
    }

    @Override
    public String kind() {
      return "an array";
    }
  }

  /**
   * A string.
   *
   * @param value its text, escapes resolved
   * @param position where the string starts
   */
  record JsonString(String value, Position position) implements JsonValue {
    public JsonString {
      requireNonNull(value, "value is null");
      requireNonNull(position, "position is null");
    }

    @Override
    public String kind() {
      return "a string";
    }
  }

  /**
   * A number.
   *
   * @param text the number as the file spells it, so that no digit is lost
   * @param position where the number starts
   */
  record JsonNumber(String text, Position position) implements JsonValue {
    public JsonNumber {
      requireNonNull(text, "text is null");
      requireNonNull(position, "position is null");
    }

    @Override
    public String kind() {
      return "a number";
    }
  }

  /**
   * True or false.
   *
   * @param value the value
   * @param position where it starts
   */
  record JsonBoolean(boolean value, Position position) implements JsonValue {
    public JsonBoolean {
      requireNonNull(position, "position is null");
    }

    @Override
    public String kind() {
      return "a boolean";
    }
  }

  /**
   * The null value.
   *
   * @param position where it starts
   */
  record JsonNull(Position position) implements JsonValue {
    public JsonNull {
      requireNonNull(position, "position is null");
    }

    @Override
    public String kind() {
      return "null";
    }
  }

  /** Whether another value is the same, wherever it stands and in whatever order its members. */
  default boolean sameAs(JsonValue other) {
    if (this instanceof JsonObject object && other instanceof JsonObject another) {
      return object.members().keySet().equals(another.members().keySet())
          && object.members().entrySet().stream()
              .allMatch(
                  member ->
                      member
                          .getValue()
                          .value()
                          .sameAs(another.members().get(member.getKey()).value()));
    }
    if (this instanceof JsonArray array && other instanceof JsonArray another) {
      int size = array.elements().size();
      return size == another.elements().size()
          && IntStream.range(0, size)
              .allMatch(i -> array.elements().get(i).sameAs(another.elements().get(i)));
    }
    if (this instanceof JsonString string && other instanceof JsonString another) {
      return string.value().equals(another.value());
    }
    if (this instanceof JsonNumber number && other instanceof JsonNumber another) {
      return number.text().equals(another.text());
    }
    if (this instanceof JsonBoolean bool && other instanceof JsonBoolean another) {
      return bool.value() == another.value();
    }
    return this instanceof JsonNull && other instanceof JsonNull;
  }
}
