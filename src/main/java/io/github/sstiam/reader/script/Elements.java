package io.github.sstiam.reader.script;

import java.util.ArrayList;
import java.util.Collection;

/** The elements of an array, which does not grow for ever. */
final class Elements extends ArrayList<ScriptValue> {
  private static final long serialVersionUID = 1L;

  /** Longer than any list that declares resources. */
  private static final int MAX = 100_000;

  @Override
  public boolean add(ScriptValue element) {
    check(1);
    return super.add(element);
  }

  @Override
  public boolean addAll(Collection<? extends ScriptValue> more) {
    check(more.size());
    return super.addAll(more);
  }

  private void check(int more) {
    if (size() + more > MAX) {
      throw new ScriptException(
          "The code makes a list of more than "
              + MAX
              + " elements, which is too long to be read. Have the app synthesised"
              + " (-Dsst-iam.synthesise=true).");
    }
  }
}
