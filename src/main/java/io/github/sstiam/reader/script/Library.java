package io.github.sstiam.reader.script;

import java.util.List;
import java.util.Optional;

/**
 * What the packages that an app imports do. The interpreter knows JavaScript only and asks its
 * library about everything else.
 */
public interface Library {
  /**
   * A global name that JavaScript does not define.
   *
   * @return its value; empty if the library does not know it
   */
  Optional<ScriptValue> global(String name);

  /**
   * The constructor of a class of another package is called.
   *
   * @param instance the new object
   */
  void constructed(Instance instance);

  /**
   * A function of another package is called.
   *
   * @return what it returns; empty if it is unknown, and the functions among the arguments may be
   *     called
   */
  Optional<ScriptValue> called(
      ScriptValue.External function, List<ScriptValue> arguments, Place place);

  /**
   * A method of another package is called; {@code of} has recorded the call already.
   *
   * @return what it returns; empty if it is unknown, which makes it a {@link ScriptValue.Token}
   */
  Optional<ScriptValue> called(Instance of, Instance.Call call);

  /**
   * A member of an object of another package is read.
   *
   * @param path the names that lead to it, such as {@code cdk.bucket}
   * @return its value; empty if it is unknown, which makes it a {@link ScriptValue.Token}
   */
  Optional<ScriptValue> member(Instance of, String path);

  /**
   * A member of a {@link ScriptValue.Token} is assigned.
   *
   * @param owner the value whose member it is
   * @param name the name of the member
   */
  void assigned(ScriptValue.Token owner, String name, ScriptValue value);

  /** Records for the report what is not evaluated. */
  void remark(Place place, String text);
}
