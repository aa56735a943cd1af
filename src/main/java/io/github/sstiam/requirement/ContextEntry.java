package io.github.sstiam.requirement;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A condition key's value in the requests that a deployment sends.
 *
 * @param key the condition key, such as {@code aws:RequestedRegion}
 * @param type the key's type, as in IAM's simulation API
 * @param values its values; exactly one unless the type is a list
 * @param complete whether the requests have no other values of the key
 */
public record ContextEntry(ConditionKey key, Type type, List<String> values, boolean complete)
    implements Comparable<ContextEntry> {
  /**
   * The types of context keys
   * (https://docs.aws.amazon.com/IAM/latest/APIReference/API_ContextEntry.html).
   */
  public enum Type {
    STRING("string"),
    STRING_LIST("stringList"),
    NUMERIC("numeric"),
    NUMERIC_LIST("numericList"),
    BOOLEAN("boolean"),
    BOOLEAN_LIST("booleanList"),
    IP("ip"),
    IP_LIST("ipList"),
    BINARY("binary"),
    BINARY_LIST("binaryList"),
    DATE("date"),
    DATE_LIST("dateList");

    private final String text;

    Type(String text) {
      this.text = text;
    }

    /** The name of the type in IAM's API. */
    public String text() {
      return text;
    }

    /** Whether the key holds a list, so that set operators apply to it. */
    public boolean isList() {
      return text.endsWith("List");
    }
  }

  public ContextEntry {
    requireNonNull(key, "key is null");
    requireNonNull(type, "type is null");
    values = List.copyOf(values);
  }

  /** An entry with one string as its value. */
  public static ContextEntry string(String key, String value) {
    return new ContextEntry(new ConditionKey(key), Type.STRING, List.of(value), true);
  }

  /** An entry with a list of strings. */
  public static ContextEntry strings(String key, List<String> values) {
    return new ContextEntry(new ConditionKey(key), Type.STRING_LIST, values, true);
  }

  /** An entry with a list of strings that holds these, and perhaps others. */
  public static ContextEntry atLeast(String key, List<String> values) {
    return new ContextEntry(new ConditionKey(key), Type.STRING_LIST, values, false);
  }

  // As a record's own, which is slow to make in a cold JVM.
  @Override
  public boolean equals(Object other) {
    return other instanceof ContextEntry that
        && key.equals(that.key)
        && type == that.type
        && complete == that.complete
        && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return 31 * key.hashCode() + values.hashCode();
  }

  @Override
  public String toString() {
    return "ContextEntry[key=" + key + ", type=" + type + ", values=" + values + "]";
  }

  /** Orders entries by the names of their keys, with case, and then by their values. */
  @Override
  public int compareTo(ContextEntry other) {
    int byKey = key.name().compareTo(other.key.name());
    return byKey != 0 ? byKey : values.toString().compareTo(other.values.toString());
  }
}
