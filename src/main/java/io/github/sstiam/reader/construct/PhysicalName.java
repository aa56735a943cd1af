package io.github.sstiam.reader.construct;

import io.github.sstiam.app.Text;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonNumber;
import io.github.sstiam.json.JsonValue.JsonObject;
import java.util.List;
import java.util.Locale;

/**
 * Physical names that SST generates for resources and that no template contains; for those of SST 3
 * and 4 see {@code docs/sst-3.md}.
 */
final class PhysicalName {
  /** The member of a table's object that stands for a name. */
  static final String MEMBER = "$name";

  /** The length of the random end, with the hyphen before it. */
  private static final int RANDOM = 9;

  private PhysicalName() {}

  /**
   * The name.
   *
   * @param row the table's object for the name
   * @param own the resource's own name
   * @param settings the app's name and stage
   */
  static Text of(JsonObject row, Text own, AppSettings settings) {
    String separator = row.string("separator").orElse("-");
    boolean plain = row.get("plain").isPresent();
    String before = row.string("before").orElse("");
    String after = row.string("after").orElse("");
    int space = number(row) - after.length() - (plain ? 0 : RANDOM);
    Text name = fitted(alphanumeric(own), space, separator, settings);
    Text whole = Text.of(before).then(name);
    if (!plain) {
      whole = whole.then(Text.of(separator)).then(Text.UNKNOWN);
    }
    whole = whole.then(Text.of(after));
    return row.get("lower").isPresent() ? lower(whole) : whole;
  }

  private static int number(JsonObject row) {
    JsonValue max = row.get("max").orElse(null);
    return max instanceof JsonNumber number ? Integer.parseInt(number.text()) : 64;
  }

  /** The app's name, the stage and the name; the first ones are cut if all are too long. */
  private static Text fitted(Text own, int space, String separator, AppSettings settings) {
    Text app = settings.textOf(settings.name());
    Text stage = settings.textOf(settings.stage());
    if (!own.isKnown() || !app.isKnown() || !stage.isKnown()) {
      return Text.UNKNOWN;
    }
    String name = own.pattern();
    int withStage = name.length() + stage.pattern().length() + 2;
    if (name.length() + 1 >= space) {
      return Text.of(start(name, space));
    }
    if (withStage >= space) {
      return Text.of(start(stage.pattern(), space - name.length() - 1) + separator + name);
    }
    return Text.of(
        start(app.pattern(), space - withStage) + separator + stage.pattern() + separator + name);
  }

  private static String start(String text, int length) {
    return text.substring(0, Math.max(0, Math.min(text.length(), length)));
  }

  /** A text without the characters that logical IDs leave out. */
  static Text alphanumeric(Text text) {
    return new Text(each(text, "[^A-Za-z0-9]"));
  }

  private static List<String> each(Text text, String left) {
    return text.literals().stream().map(part -> part.replaceAll(left, "")).toList();
  }

  /** A construct's ID in the names of SST's parameters, which have no hyphens. */
  static Text underscored(Text id) {
    return new Text(id.literals().stream().map(part -> part.replace('-', '_')).toList());
  }

  /** A text in lower case. */
  static Text lower(Text text) {
    return new Text(text.literals().stream().map(part -> part.toLowerCase(Locale.ROOT)).toList());
  }
}
