package io.github.sstiam.reader.assembly;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.github.sstiam.app.Construct;
import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The constructs of an app, from {@code tree.json}. Only paths and class names are kept: the file
 * repeats every property of every resource and may be large.
 */
final class ConstructTree {
  /** Class names that say nothing about a construct: SST's own constructs carry them. */
  private static final Set<String> PLAIN =
      Set.of("@aws-cdk/core.Construct", "constructs.Construct");

  private static final int BYTE_ORDER_MARK = 0xFEFF;

  private final Map<String, String> types;

  private ConstructTree(Map<String, String> types) {
    this.types = types;
  }

  /** An app whose constructs are not known. */
  static ConstructTree unknown() {
    return new ConstructTree(Map.of());
  }

  /**
   * Reads the tree.
   *
   * @throws IOException if the file is missing or malformed
   */
  static ConstructTree read(Path file) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("it is not a regular file");
    }
    Map<String, String> types = new HashMap<>();
    try (InputStream in = new FileInputStream(file.toFile());
        Reader text = text(in);
        JsonParser parser = new JsonFactory().createParser(text)) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("it contains no object");
      }
      node(parser, types);
    }
    return new ConstructTree(types);
  }

  private static Reader text(InputStream in) throws IOException {
    Reader text = new BufferedReader(new InputStreamReader(in, UTF_8.newDecoder()));
    text.mark(1);
    if (text.read() != BYTE_ORDER_MARK) {
      text.reset();
    }
    return text;
  }

  /**
   * The construct that owns a resource: the topmost one of its stack.
   *
   * @param path the construct path of the resource, {@code stack/construct/.../Resource}
   * @param stack the construct path of its stack, which has several steps inside a stage
   */
  Optional<Construct> owner(String path, String stack) {
    String bare = path.startsWith("/") ? path.substring(1) : path;
    int stackEnd = bare.startsWith(stack + "/") ? stack.length() : bare.indexOf('/');
    if (stackEnd < 0) {
      return Optional.empty();
    }
    int ownerEnd = bare.indexOf('/', stackEnd + 1);
    String owner = ownerEnd < 0 ? bare : bare.substring(0, ownerEnd);
    String type = types.getOrDefault(owner, "");
    return Optional.of(new Construct(owner, PLAIN.contains(type) ? "" : type));
  }

  /** Reads an object: a construct, or one that holds constructs. */
  private static void node(JsonParser parser, Map<String, String> types) throws IOException {
    String path = null;
    String type = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.VALUE_STRING) {
        path = name.equals("path") ? parser.getText() : path;
      } else if (value != JsonToken.START_OBJECT || name.equals("attributes")) {
        parser.skipChildren();
      } else if (name.equals("constructInfo")) {
        type = className(parser);
      } else {
        node(parser, types);
      }
    }
    if (path != null && type != null) {
      types.put(path, type);
    }
  }

  private static String className(JsonParser parser) throws IOException {
    String className = null;
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean isName = parser.currentName().equals("fqn");
      parser.nextToken();
      if (isName) {
        className = parser.getText();
      } else {
        parser.skipChildren();
      }
    }
    return className;
  }
}
