package io.github.sstiam.reader.script;

import java.util.List;
import java.util.Optional;

/** Calls the functions that built-in functions are given. */
interface Caller {
  /**
   * Calls a function.
   *
   * @param self the value of {@code this}
   * @return what it returns; an unknown value if it is not known which function is called
   */
  ScriptValue call(
      ScriptValue function, Optional<ScriptValue> self, List<ScriptValue> arguments, Place place);

  /** Calls a function of which it is unknown whether, or how often, it is called. */
  void mayCall(
      ScriptValue function, Optional<ScriptValue> self, List<ScriptValue> arguments, Place place);

  /**
   * Calls unknown code, which may call the functions among its arguments.
   *
   * @return an unknown value
   */
  ScriptValue mayCall(List<ScriptValue> arguments, Place place);
}
