package io.github.sstiam.reader.script;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;
import org.treesitter.TSNode;
import org.treesitter.TSParser;
import org.treesitter.TSTree;
import org.treesitter.TSTreeCursor;
import org.treesitter.TreeSitterTypescript;

/**
 * Parses TypeScript and JavaScript, by the grammar of tree-sitter
 * (https://github.com/tree-sitter/tree-sitter-typescript).
 */
final class ScriptParser {
  /** Deeper code than any person writes; deeper trees are refused before they fill the stack. */
  private static final int MAX_DEPTH = 400;

  private final String file;
  private final byte[] source;

  private ScriptParser(String file, byte[] source) {
    this.file = file;
    this.source = source;
  }

  /**
   * Parses a file.
   *
   * @param file its name, for messages and places
   * @param text its text
   * @return the node {@code program}
   * @throws ScriptException if the text is not TypeScript or JavaScript, or if the parser has no
   *     native code for this machine
   */
  static SyntaxNode parse(String file, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    try (TSParser parser = parser();
        TSTree tree = parser.parseString(null, text)) {
      return new ScriptParser(file, bytes).converted(tree.getRootNode());
    }
  }

  private static TSParser parser() {
    try {
      TSParser parser = new TSParser();
      parser.setLanguage(new TreeSitterTypescript());
      return parser;
    } catch (LinkageError | RuntimeException e) {
      throw new ScriptException(
          "The parser for TypeScript has no native code for this machine ("
              + System.getProperty("os.name")
              + " on "
              + System.getProperty("os.arch")
              + "; there is some for Linux with glibc, macOS and Windows), or the folder for"
              + " temporary files cannot be written to. Run \"npx sst build\" first, and the cloud"
              + " assembly is read in place of the sources (-Dsst-iam.source=assembly).",
          e);
    }
  }

  private SyntaxNode converted(TSNode root) {
    try (TSTreeCursor cursor = new TSTreeCursor(root)) {
      return node(cursor, 0);
    }
  }

  private SyntaxNode node(TSTreeCursor cursor, int depth) {
    TSNode node = cursor.currentNode();
    Place place = new Place(file, node.getStartPoint().getRow() + 1);
    if (depth > MAX_DEPTH) {
      throw new ScriptException(place, "the code is nested too deeply to be read");
    }
    if (node.isError() || node.isMissing()) {
      throw syntaxError(node, place);
    }
    String field = cursor.currentFieldName();
    List<SyntaxNode> children = children(cursor, depth);
    SyntaxNode.Span span = new SyntaxNode.Span(source, node.getStartByte(), node.getEndByte());
    return new SyntaxNode(
        node.getType(), field == null ? "" : field, node.isNamed(), span, place, children);
  }

  private List<SyntaxNode> children(TSTreeCursor cursor, int depth) {
    List<SyntaxNode> children = new ArrayList<>();
    if (cursor.gotoFirstChild()) {
      do {
        if (!cursor.currentNode().getType().equals("comment")) {
          children.add(node(cursor, depth + 1));
        }
      } while (cursor.gotoNextSibling());
      cursor.gotoParent();
    }
    return List.copyOf(children);
  }

  private ScriptException syntaxError(TSNode node, Place place) {
    int start = node.getStartByte();
    int end = Math.min(node.getEndByte(), start + 40);
    String found = new String(source, start, end - start, UTF_8).lines().findFirst().orElse("");
    String what =
        node.isMissing()
            ? "\"" + node.getType() + "\" is missing"
            : "\"" + found + "\" is not understood";
    return new ScriptException(
        place,
        "syntax error in column "
            + (node.getStartPoint().getColumn() + 1)
            + ": "
            + what
            + ". Mend the file, or have the app synthesised (-Dsst-iam.synthesise=true).");
  }
}
