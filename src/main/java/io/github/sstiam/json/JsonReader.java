package io.github.sstiam.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonBoolean;
import io.github.sstiam.json.JsonValue.JsonNull;
import io.github.sstiam.json.JsonValue.JsonNumber;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.text.Sanitizer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads a JSON text into {@link JsonValue}s. Strict: no comments, no duplicate names. */
public final class JsonReader {
  /** Deeper than any template or policy that AWS accepts, shallow enough for the stack. */
  private static final int MAX_DEPTH = 200;

  private static final JsonFactory FACTORY =
      new JsonFactory()
          .setStreamReadConstraints(
              StreamReadConstraints.builder().maxNestingDepth(MAX_DEPTH + 1).build());

  private JsonReader() {}

  /**
   * Reads one JSON value and nothing after it.
   *
   * @param text the whole text; a leading byte order mark is passed over
   * @return the value
   * @throws JsonSyntaxException if the text is empty, cut off, malformed, too deep, or repeats a
   *     name inside an object
   */
  public static JsonValue read(String text) throws JsonSyntaxException {
    String body = text.startsWith("\uFEFF") ? text.substring(1) : text;
    try (JsonParser parser = FACTORY.createParser(body)) {
      return whole(parser);
    } catch (IOException e) {
      throw new UncheckedIOException("reading from memory cannot fail", e);
    }
  }

  private static JsonValue whole(JsonParser parser) throws IOException, JsonSyntaxException {
    try {
      if (parser.nextToken() == null) {
        throw new JsonSyntaxException(new Position(1, 1), "the file is empty");
      }
      JsonValue value = value(parser);
      if (parser.nextToken() != null) {
        throw new JsonSyntaxException(position(parser), "text after the end of the JSON value");
      }
      return value;
    } catch (JsonProcessingException e) {
      // Where a limit is passed, the parser does not say where.
      JsonLocation location = e.getLocation() == null ? parser.currentLocation() : e.getLocation();
      throw new JsonSyntaxException(
          new Position(location.getLineNr(), location.getColumnNr()),
          "malformed JSON: " + JsonErrors.of(e.getOriginalMessage()));
    }
  }

  private static JsonValue value(JsonParser parser) throws IOException, JsonSyntaxException {
    Position position = position(parser);
    // Jackson's own limit, one deeper, does not say where.
    if (parser.getParsingContext().getNestingDepth() > MAX_DEPTH) {
      throw new JsonSyntaxException(
          position, "values are nested more than " + MAX_DEPTH + " deep here");
    }
    JsonToken token = parser.currentToken();
    return switch (token) {
      case START_OBJECT -> object(parser, position);
      case START_ARRAY -> array(parser, position);
      case VALUE_STRING -> new JsonString(parser.getText(), position);
      case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new JsonNumber(parser.getText(), position);
      case VALUE_TRUE -> new JsonBoolean(true, position);
      case VALUE_FALSE -> new JsonBoolean(false, position);
      case VALUE_NULL -> new JsonNull(position);
      case NOT_AVAILABLE, END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT ->
          throw new AssertionError(token);
    };
  }

  private static JsonObject object(JsonParser parser, Position position)
      throws IOException, JsonSyntaxException {
    Map<String, Member> members = new LinkedHashMap<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      Position namePosition = position(parser);
      String name = parser.currentName();
      parser.nextToken();
      Member member = new Member(namePosition, value(parser));
      if (members.putIfAbsent(name, member) != null) {
        throw new JsonSyntaxException(
            namePosition, "duplicate name \"" + Sanitizer.line(name) + "\"");
      }
    }
    return new JsonObject(members, position);
  }

  private static JsonArray array(JsonParser parser, Position position)
      throws IOException, JsonSyntaxException {
    List<JsonValue> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return new JsonArray(elements, position);
  }

  private static Position position(JsonParser parser) {
    JsonLocation location = parser.currentTokenLocation();
    return new Position(location.getLineNr(), location.getColumnNr());
  }
}
