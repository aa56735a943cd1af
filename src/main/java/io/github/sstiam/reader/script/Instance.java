package io.github.sstiam.reader.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object that {@code new} makes: of a class of the app, of a class of another package, or of a
 * class of the app that extends one of another package.
 */
public final class Instance implements ScriptValue {
  private final Optional<ClassType> own;
  private final Place place;
  private final Optional<Place> doubt;
  private final Map<String, ScriptValue> fields = new LinkedHashMap<>();
  private final List<Call> calls = new ArrayList<>();
  private Optional<External> external = Optional.empty();
  private List<ScriptValue> arguments = List.of();

  /**
   * A call of a method that the app does not declare.
   *
   * @param method the names that lead to the method, and its own: {@code cdk.bucket.grantRead}
   * @param arguments its arguments
   * @param place where it is called
   */
  public record Call(String method, List<ScriptValue> arguments, Place place) {
    public Call {
      arguments = List.copyOf(arguments);
    }

    /** The method's own name. */
    public String name() {
      return method.substring(method.lastIndexOf('.') + 1);
    }
  }

  /**
   * @param own its class, if the app declares it
   * @param place where it is made
   * @param doubt where it is decided whether, or how often, it is made, if that is unknown
   */
  public Instance(Optional<ClassType> own, Place place, Optional<Place> doubt) {
    this.own = own;
    this.place = place;
    this.doubt = doubt;
  }

  /** Records the call of the constructor of a class of another package. */
  public void construct(External type, List<ScriptValue> given) {
    external = Optional.of(type);
    arguments = List.copyOf(given);
  }

  /** Its class, if the app declares it. */
  public Optional<ClassType> own() {
    return own;
  }

  /** Its class of another package, once the constructor of that class is called. */
  public Optional<External> external() {
    return external;
  }

  /** The arguments of the constructor of the class of another package. */
  public List<ScriptValue> arguments() {
    return arguments;
  }

  /** Where it is made. */
  public Place place() {
    return place;
  }

  /** Where it is decided whether, or how often, it is made, if that is unknown. */
  public Optional<Place> doubt() {
    return doubt;
  }

  /** The fields that the app sets. */
  public Map<String, ScriptValue> fields() {
    return fields;
  }

  /** The calls of methods that the app does not declare, in their order. */
  public List<Call> calls() {
    return calls;
  }
}
