package io.github.sstiam.reader.construct;

import io.github.sstiam.app.Text;
import java.util.ArrayList;
import java.util.List;

/**
 * The IDs that lead from a stack to a construct or a resource in it.
 *
 * @param ids the IDs, the outermost first; each may be unknown in part
 */
record ConstructPath(List<Text> ids) {
  /** The path of the stack itself. */
  static final ConstructPath STACK = new ConstructPath(List.of());

  ConstructPath {
    ids = List.copyOf(ids);
  }

  /** The path of a construct directly in the stack. */
  static ConstructPath of(Text id) {
    return new ConstructPath(List.of(id));
  }

  boolean isStack() {
    return ids.isEmpty();
  }

  /** The construct's own ID; blank for the stack. */
  Text id() {
    return isStack() ? Text.of("") : ids.get(ids.size() - 1);
  }

  /** The path of something within this construct. */
  ConstructPath child(ConstructPath within) {
    List<Text> all = new ArrayList<>(ids);
    all.addAll(within.ids);
    return new ConstructPath(all);
  }

  /** The path of something whose first ID is appended to the construct's own. */
  ConstructPath suffixed(ConstructPath suffix) {
    if (isStack() || suffix.isStack()) {
      return child(suffix);
    }
    List<Text> all = new ArrayList<>(ids);
    all.set(all.size() - 1, id().then(suffix.ids.get(0)));
    all.addAll(suffix.ids.subList(1, suffix.ids.size()));
    return new ConstructPath(all);
  }

  /** Whether this is the path of a construct or of something within it. */
  boolean isWithin(ConstructPath construct) {
    return ids.size() >= construct.ids.size()
        && ids.subList(0, construct.ids.size()).equals(construct.ids);
  }

  /** The path without its first ID. */
  ConstructPath withoutFirst() {
    return new ConstructPath(ids.subList(1, ids.size()));
  }

  /** The IDs joined by {@code /}, with {@code *} for unknown parts. */
  @Override
  public String toString() {
    StringBuilder path = new StringBuilder();
    for (Text id : ids) {
      path.append(path.length() == 0 ? "" : "/").append(id.pattern());
    }
    return path.toString();
  }
}
