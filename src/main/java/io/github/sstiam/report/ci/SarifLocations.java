package io.github.sstiam.report.ci;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sstiam.app.SourcePlace;
import io.github.sstiam.report.ReportSubject.AppFiles;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Writes the locations of findings. */
final class SarifLocations {
  /** A placeholder for the root of the repository, which only the reader of the report knows. */
  static final String ROOT = "%SRCROOT%";

  /**
   * With the first, as many locations as GitHub takes of a result; a permission of every resource
   * would repeat them all
   * (https://docs.github.com/en/code-security/code-scanning/integrating-with-code-scanning/sarif-support-for-code-scanning).
   */
  private static final int MOST_RELATED = 99;

  private final AppFiles files;

  SarifLocations(AppFiles files) {
    this.files = files;
  }

  /** Writes the location of the first origin, and the other locations as related ones. */
  void write(JsonGenerator json, List<Origin> origins) throws IOException {
    json.writeArrayFieldStart("locations");
    location(json, origins.get(0), 0);
    json.writeEndArray();
    if (origins.size() > 1) {
      json.writeArrayFieldStart("relatedLocations");
      for (int i = 1; i < origins.size() && i <= MOST_RELATED; i++) {
        location(json, origins.get(i), i);
      }
      json.writeEndArray();
    }
  }

  /** Writes the location of the main file of the app. */
  void writeMain(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("locations");
    json.writeStartObject();
    physical(json, main());
    json.writeEndObject();
    json.writeEndArray();
  }

  private void location(JsonGenerator json, Origin origin, int id) throws IOException {
    json.writeStartObject();
    if (id > 0) {
      json.writeNumberField("id", id);
    }
    // Readers leave out results that have no file.
    physical(json, Finding.place(origin).orElseGet(this::main));
    json.writeArrayFieldStart("logicalLocations");
    json.writeStartObject();
    if (origin instanceof ResourceOrigin resource) {
      json.writeStringField("name", resource.logicalId());
      json.writeStringField("fullyQualifiedName", Finding.owner(origin));
      json.writeStringField("kind", "resource");
    } else {
      json.writeStringField("fullyQualifiedName", origin.stack());
      json.writeStringField("kind", "stack");
    }
    json.writeEndObject();
    json.writeEndArray();
    if (id > 0) {
      SarifReport.text(json, "message", "Needed to " + Finding.need(origin));
    }
    json.writeEndObject();
  }

  private void physical(JsonGenerator json, SourcePlace place) throws IOException {
    json.writeObjectFieldStart("physicalLocation");
    json.writeObjectFieldStart("artifactLocation");
    json.writeStringField("uri", uri(files.folder() + "/" + place.file()));
    json.writeStringField("uriBaseId", ROOT);
    json.writeEndObject();
    json.writeObjectFieldStart("region");
    json.writeNumberField("startLine", place.line());
    json.writeEndObject();
    json.writeEndObject();
  }

  private SourcePlace main() {
    return new SourcePlace(files.main(), 1);
  }

  /** A path as a relative reference (RFC 3986), without steps up and empty steps. */
  static String uri(String path) {
    Deque<String> steps = new ArrayDeque<>();
    for (String step : path.split("/", -1)) {
      if (step.equals("..") && !steps.isEmpty() && !steps.getLast().equals("..")) {
        steps.removeLast();
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.add(step);
      }
    }
    StringBuilder uri = new StringBuilder();
    for (byte octet : String.join("/", steps).getBytes(UTF_8)) {
      char character = (char) (octet & 0xff);
      if (character < 0x80
          && (Character.isLetterOrDigit(character) || "-._~/".indexOf(character) >= 0)) {
        uri.append(character);
      } else {
        uri.append("%%%02X".formatted((int) character));
      }
    }
    return uri.toString();
  }
}
