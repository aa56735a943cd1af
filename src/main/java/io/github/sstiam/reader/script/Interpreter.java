package io.github.sstiam.reader.script;

import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Tells what an app's TypeScript and JavaScript comes to without running it. Where the code decides
 * something by a value that cannot be told, every way is gone, one after the other, so that nothing
 * that may be made is left out; what is made on such a way carries the place as its doubt.
 *
 * <p>It has no access to anything: it reads files of the app's folder alone, and what it reads
 * cannot run for ever.
 */
public final class Interpreter {
  /** A generous app takes some ten thousand; a loop that never ends takes all. */
  private static final int MAX_STEPS = 3_000_000;

  private static final int MAX_NESTED = 600;

  private final Library library;
  private final Modules modules;
  private final Statements statements = new Statements(this);
  private final Expressions expressions = new Expressions(this);
  private final Members members = new Members(this);
  private final Calls calls = new Calls(this);
  private final Classes classes = new Classes(this);
  private final Patterns patterns = new Patterns(this);
  private Optional<Place> doubt = Optional.empty();
  private int steps;
  private int nested;

  /**
   * @param app the app's folder, which no import leaves
   * @param library what the imported packages do
   */
  public Interpreter(Path app, Library library) {
    this.library = library;
    this.modules = new Modules(this, app);
  }

  /**
   * Evaluates a module and those that it imports.
   *
   * @param file the file, in the app's folder
   * @return what it exports; the default export as {@code default}
   * @throws ScriptException if a file is missing, cannot be read, or is no TypeScript or JavaScript
   */
  public Obj module(Path file) {
    return modules.load(file).namespace();
  }

  /**
   * Calls a function.
   *
   * @param function the function; anything else returns what cannot be told
   * @param arguments what it is called with
   * @param place where, for messages
   */
  public ScriptValue call(ScriptValue function, List<ScriptValue> arguments, Place place) {
    return calls.call(function, Optional.empty(), arguments, place);
  }

  /** Calls the function that an app begins with; what it throws ends it. */
  public void run(ScriptValue function, List<ScriptValue> arguments, Place place) {
    try {
      call(function, arguments, place);
    } catch (Statements.Thrown e) {
      library.remark(e.place, "the app throws here when it is read; the rest of it is not read");
    }
  }

  /** Makes an object of a class. */
  public ScriptValue construct(ScriptValue type, List<ScriptValue> arguments, Place place) {
    return classes.construct(type, arguments, place);
  }

  /** What an object holds under a name. */
  public ScriptValue member(ScriptValue object, String name, Place place) {
    return members.get(object, name, place);
  }

  /** Where it is decided whether the code at hand runs, if that cannot be told. */
  Optional<Place> doubt() {
    return doubt;
  }

  /** Does something of which it cannot be told whether, or how often, it is done. */
  <T> T doubting(Place place, Supplier<T> action) {
    Optional<Place> before = doubt;
    doubt = before.isPresent() ? before : Optional.of(place);
    try {
      return action.get();
    } finally {
      doubt = before;
    }
  }

  /** One of two values. */
  static ScriptValue either(Place place, ScriptValue one, ScriptValue other) {
    List<ScriptValue> candidates = new ArrayList<>();
    boolean complete = true;
    for (ScriptValue value : List.of(one, other)) {
      if (value instanceof Unknown unknown) {
        candidates.addAll(unknown.candidates());
        complete &= unknown.complete();
      } else {
        candidates.add(value);
      }
    }
    return new Unknown(place, candidates, complete);
  }

  /** Counts a step, and takes it. */
  <T> T step(SyntaxNode node, Supplier<T> action) {
    steps++;
    if (steps > MAX_STEPS) {
      throw new ScriptException(
          node.place(),
          "the code takes too many steps to be read. Have the app synthesised"
              + " (-Dsst-iam.synthesise=true).");
    }
    nested++;
    try {
      if (nested > MAX_NESTED) {
        throw new ScriptException(node.place(), "the code calls itself too deeply to be read");
      }
      return action.get();
    } finally {
      nested--;
    }
  }

  Library library() {
    return library;
  }

  Modules modules() {
    return modules;
  }

  Statements statements() {
    return statements;
  }

  Expressions expressions() {
    return expressions;
  }

  Members members() {
    return members;
  }

  Calls calls() {
    return calls;
  }

  Classes classes() {
    return classes;
  }

  Patterns patterns() {
    return patterns;
  }
}
