package io.github.sstiam.reader.script;

import java.util.List;
import java.util.Optional;

/** What the packages that an app imports do, as far as it matters to whoever reads the app. */
public interface Library {
  /** A global name that is not JavaScript's own, such as SST 3's {@code sst}. */
  Optional<ScriptValue> global(String name);

  /**
   * The constructor of a class from elsewhere is called.
   *
   * @param instance the new object
   */
  void constructed(Instance instance);

  /**
   * A function from elsewhere is called.
   *
   * @return what it returns; empty where that cannot be told
   */
  Optional<ScriptValue> called(
      ScriptValue.External function, List<ScriptValue> arguments, Place place);

  /**
   * A method from elsewhere is called; {@code of} has noted the call already.
   *
   * @return what it returns; empty where that cannot be told
   */
  Optional<ScriptValue> called(Instance of, Instance.Call call);

  /**
   * A member of an object from elsewhere.
   *
   * @return its value; empty where that cannot be told
   */
  Optional<ScriptValue> member(Instance of, String path);

  /** Notes what could not be told, for the report. */
  void remark(Place place, String text);
}
