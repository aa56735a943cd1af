package io.github.sstiam.reader.script;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An object that {@code new} made: of a class of the app, of one from elsewhere, or of one of the
 * app that extends one from elsewhere.
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
   * @param method the name of the method, after the names that lead to it: {@code
   *     cdk.bucket.grantRead}
   * @param arguments what it is called with
   * @param place where it is called
   */
  public record Call(String method, List<ScriptValue> arguments, Place place) {
    public Call {
      arguments = List.copyOf(arguments);
    }

    /** The last of the names. */
    public String name() {
      return method.substring(method.lastIndexOf('.') + 1);
    }
  }

  /**
   * @param own the class of the app that it is of
   * @param place where it is made
   * @param doubt where it is decided whether, or how often, it is made, if that cannot be told
   */
  public Instance(Optional<ClassType> own, Place place, Optional<Place> doubt) {
    this.own = own;
    this.place = place;
    this.doubt = doubt;
  }

  /** Calls the constructor of the class from elsewhere. */
  public void construct(External type, List<ScriptValue> given) {
    external = Optional.of(type);
    arguments = List.copyOf(given);
  }

  /** The class of the app that it is of. */
  public Optional<ClassType> own() {
    return own;
  }

  /** The class from elsewhere that it is of, once its constructor is called. */
  public Optional<External> external() {
    return external;
  }

  /** What the constructor of the class from elsewhere is called with. */
  public List<ScriptValue> arguments() {
    return arguments;
  }

  /** Where it is made. */
  public Place place() {
    return place;
  }

  /** Where it is decided whether, or how often, it is made, if that cannot be told. */
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
