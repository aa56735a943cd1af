package io.github.sstiam.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import java.io.IOException;

/**
 * Gives values down to a depth a line each; what lies deeper stands on the line of what holds it.
 */
final class LinePrinter extends DefaultPrettyPrinter {
  private static final long serialVersionUID = 1;

  private final int depth;

  /**
   * @param separators what stands between values
   * @param depth the depth down to which values have lines of their own
   */
  LinePrinter(Separators separators, int depth) {
    super(separators);
    this.depth = depth;
    DefaultIndenter indenter =
        new DefaultIndenter("  ", "\n") {
          private static final long serialVersionUID = 1;

          @Override
          public void writeIndentation(JsonGenerator json, int level) throws IOException {
            if (level <= depth) {
              super.writeIndentation(json, level);
            }
          }
        };
    indentObjectsWith(indenter);
    indentArraysWith(indenter);
  }

  private boolean isInLine() {
    return _nesting > depth;
  }

  @Override
  public void writeObjectEntrySeparator(JsonGenerator json) throws IOException {
    super.writeObjectEntrySeparator(json);
    separate(json);
  }

  @Override
  public void writeArrayValueSeparator(JsonGenerator json) throws IOException {
    super.writeArrayValueSeparator(json);
    separate(json);
  }

  private void separate(JsonGenerator json) throws IOException {
    if (isInLine()) {
      json.writeRaw(' ');
    }
  }

  @Override
  public void writeEndObject(JsonGenerator json, int entries) throws IOException {
    if (isInLine()) {
      _nesting--;
      json.writeRaw('}');
    } else {
      super.writeEndObject(json, entries);
    }
  }

  @Override
  public void writeEndArray(JsonGenerator json, int values) throws IOException {
    if (isInLine()) {
      _nesting--;
      json.writeRaw(']');
    } else {
      super.writeEndArray(json, values);
    }
  }
}
