package io.github.sstiam.reader.script;

import io.github.sstiam.reader.script.ScriptValue.Obj;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Abstract interpreter for an app's TypeScript and JavaScript. If a branch depends on an unknown
 * value, all branches are evaluated, so that every object that the app may make is made; an object
 * that is made on such a branch records the place of the decision as its {@linkplain
 * Instance#doubt() doubt}.
 *
 * <p>It reads the files of the app's folder and has no other effect. Limits end code that would not
 * end by itself.
 */
public final class Interpreter {
  private final Library library;
  private final Modules modules;
  private final Evaluator evaluator;

  /**
   * @param app the app's folder, which no import leaves
   * @param library what the imported packages do
   */
  public Interpreter(Path app, Library library) {
    this(app, library, Limits.STANDARD);
  }

  /**
   * @param app the app's folder, which no import leaves
   * @param library what the imported packages do
   * @param limits how much code is evaluated
   */
  public Interpreter(Path app, Library library, Limits limits) {
    this.library = library;
    this.modules = new Modules(app, library, limits);
    this.evaluator = modules.evaluator();
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
   * @param function the function; the call of anything else returns an unknown value
   * @param arguments its arguments
   * @param place where it is called, for messages
   */
  public ScriptValue call(ScriptValue function, List<ScriptValue> arguments, Place place) {
    return evaluator.call(function, Optional.empty(), arguments, place);
  }

  /**
   * Calls unknown code, which may call the functions that it is given.
   *
   * @param arguments its arguments
   * @param place where it is called
   * @return an unknown value
   */
  public ScriptValue callUnknown(List<ScriptValue> arguments, Place place) {
    return evaluator.mayCall(arguments, place);
  }

  /** Calls the main function of an app; what it throws ends it. */
  public void run(ScriptValue function, List<ScriptValue> arguments, Place place) {
    try {
      call(function, arguments, place);
    } catch (Evaluator.Thrown e) {
      library.remark(e.place, "the app throws here; the rest of it is not evaluated");
    }
  }

  /** Makes an object of a class. */
  public ScriptValue construct(ScriptValue type, List<ScriptValue> arguments, Place place) {
    return evaluator.construct(type, arguments, place);
  }

  /** The value of a member of an object. */
  public ScriptValue member(ScriptValue object, String name, Place place) {
    return evaluator.member(object, name, place);
  }
}
