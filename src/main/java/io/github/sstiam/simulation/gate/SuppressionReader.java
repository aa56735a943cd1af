package io.github.sstiam.simulation.gate;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
import io.github.sstiam.json.Position;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Reads suppressions from JSON: an object whose member {@code suppressions} is an array of objects
 * with {@code action}, {@code resource}, {@code reason} and optionally {@code expires}.
 */
public final class SuppressionReader {
  private static final String ROOT = "suppressions";
  private static final Set<String> MEMBERS = Set.of("action", "resource", "reason", "expires");
  private static final String FORM =
      "expected {\"suppressions\": [{\"action\": \"...\", \"resource\": \"...\", \"reason\":"
          + " \"...\"}]}";

  private final String file;
  private final List<String> problems = new ArrayList<>();

  private SuppressionReader(String file) {
    this.file = file;
  }

  /**
   * Reads the suppressions of a file.
   *
   * @param text the text
   * @param file the file, as places and messages name it
   * @return the suppressions in the order of the file
   * @throws SuppressionException if something is wrong; the message lists all problems
   */
  public static List<Suppression> read(String text, String file) throws SuppressionException {
    SuppressionReader reader = new SuppressionReader(file);
    List<Suppression> suppressions = reader.suppressions(text);
    if (!reader.problems.isEmpty()) {
      throw new SuppressionException(reader.problems);
    }
    return suppressions;
  }

  private List<Suppression> suppressions(String text) {
    List<Suppression> suppressions = new ArrayList<>();
    try {
      JsonValue root = JsonReader.read(text);
      Optional<JsonArray> declared =
          root instanceof JsonObject object ? object.array(ROOT) : Optional.empty();
      if (declared.isEmpty()) {
        add(root.position(), FORM);
        return suppressions;
      }
      noteUnknown((JsonObject) root, Set.of(ROOT));
      for (JsonValue element : declared.get().elements()) {
        suppression(element).ifPresent(suppressions::add);
      }
    } catch (JsonSyntaxException e) {
      add(e.position(), e.problem());
    }
    return suppressions;
  }

  private Optional<Suppression> suppression(JsonValue element) {
    if (!(element instanceof JsonObject object)) {
      add(element.position(), "a suppression must be an object, found " + element.kind());
      return Optional.empty();
    }
    noteUnknown(object, MEMBERS);
    SuppressionDeclaration declaration =
        new SuppressionDeclaration(
            text(object, "action"),
            text(object, "resource"),
            text(object, "reason"),
            text(object, "expires"),
            at(object.position()));
    try {
      return Optional.of(declaration.suppression());
    } catch (SuppressionException e) {
      problems.addAll(e.problems());
      return Optional.empty();
    }
  }

  private Optional<String> text(JsonObject object, String name) {
    Optional<JsonValue> value = object.get(name);
    value
        .filter(given -> !(given instanceof JsonString))
        .ifPresent(
            given -> add(given.position(), name + " must be a string, found " + given.kind()));
    return object.string(name).map(String::strip).filter(text -> !text.isEmpty());
  }

  private void noteUnknown(JsonObject object, Set<String> known) {
    for (Map.Entry<String, Member> member : object.members().entrySet()) {
      if (!known.contains(member.getKey())) {
        add(
            member.getValue().namePosition(),
            "unknown member \""
                + member.getKey()
                + "\"; valid are: "
                + String.join(", ", known.stream().sorted().toList()));
      }
    }
  }

  private void add(Position position, String problem) {
    problems.add(at(position) + ": " + problem + ".");
  }

  private String at(Position position) {
    return file + ", line " + position.line() + ", column " + position.column();
  }
}
