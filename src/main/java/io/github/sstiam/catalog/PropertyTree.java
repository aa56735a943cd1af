package io.github.sstiam.catalog;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.TreeMap;

/**
 * The properties of a type, through lists too, written like {@code Code(S3Bucket,S3Key),Role}.
 * Below a property without names in brackets everything is accepted: it is a text, of free form, or
 * deeper than the catalogue tells.
 *
 * @param members the properties by name
 */
record PropertyTree(Map<String, PropertyTree> members) {
  PropertyTree {
    members = Map.copyOf(members);
  }

  /** Reads a tree. */
  static PropertyTree of(String text) {
    return new Reader(text).tree();
  }

  /** Whether a path such as {@code Code.S3Bucket} leads to a property. */
  boolean has(String path) {
    PropertyTree at = this;
    int from = 0;
    while (from <= path.length()) {
      int dot = path.indexOf('.', from);
      String step = path.substring(from, dot < 0 ? path.length() : dot);
      at = at.members.get(step);
      if (at == null) {
        return false;
      }
      if (at.members.isEmpty() || dot < 0) {
        return true;
      }
      from = dot + 1;
    }
    return true;
  }

  private static final class Reader {
    private final String text;
    private int at;

    private Reader(String text) {
      this.text = requireNonNull(text, "text is null");
    }

    private PropertyTree tree() {
      Map<String, PropertyTree> members = new TreeMap<>();
      while (at < text.length() && text.charAt(at) != ')') {
        int from = at;
        while (at < text.length() && "(),".indexOf(text.charAt(at)) < 0) {
          at++;
        }
        String name = text.substring(from, at);
        PropertyTree below = new PropertyTree(Map.of());
        if (at < text.length() && text.charAt(at) == '(') {
          at++;
          below = tree();
          at++;
        }
        members.put(name, below);
        if (at < text.length() && text.charAt(at) == ',') {
          at++;
        }
      }
      return new PropertyTree(members);
    }
  }
}
