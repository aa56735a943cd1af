package io.github.sstiam.reader.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A node of a syntax tree, as the grammar of tree-sitter-typescript names it.
 *
 * @param type the node's type, such as {@code call_expression}; of a word or sign the text itself
 * @param field the name of the parent's field that holds it; blank where it has none
 * @param named whether it is more than a word or sign
 * @param span where its text is
 * @param place where it begins
 * @param children its children without comments
 */
record SyntaxNode(
    String type, String field, boolean named, Span span, Place place, List<SyntaxNode> children) {
  /** A part of a source text in UTF-8; the text is made when it is asked for. */
  @SuppressWarnings("ArrayRecordComponent") // one array for all nodes of a file, never handed out
  record Span(byte[] source, int start, int end) {
    String text() {
      return new String(source, start, end - start, UTF_8);
    }
  }

  /** Its text. */
  String text() {
    return span.text();
  }

  /** The child in a field. */
  Optional<SyntaxNode> child(String name) {
    for (SyntaxNode child : children) {
      if (child.field.equals(name)) {
        return Optional.of(child);
      }
    }
    return Optional.empty();
  }

  /** The children in a field. */
  Stream<SyntaxNode> all(String name) {
    return children.stream().filter(child -> child.field.equals(name));
  }

  /** The children that are more than words and signs. */
  List<SyntaxNode> parts() {
    return children.stream().filter(SyntaxNode::named).toList();
  }

  /** The children of a type. */
  Stream<SyntaxNode> ofType(String wanted) {
    return children.stream().filter(child -> child.type.equals(wanted));
  }

  /** The first child of a type. */
  Optional<SyntaxNode> first(String wanted) {
    return ofType(wanted).findFirst();
  }

  /** Whether a word, such as {@code static}, is one of the children. */
  boolean says(String word) {
    return children.stream().anyMatch(child -> !child.named && child.type.equals(word));
  }

  /** The text of the child in a field; blank without one. */
  String textOf(String name) {
    return child(name).map(SyntaxNode::text).orElse("");
  }

  @Override
  public String toString() {
    return type + " at " + place;
  }
}
