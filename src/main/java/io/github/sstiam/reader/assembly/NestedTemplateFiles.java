package io.github.sstiam.reader.assembly;

import io.github.sstiam.app.Text;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.Position;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.template.TemplateException;
import io.github.sstiam.reader.template.TemplateScope;
import io.github.sstiam.reader.template.TemplateScope.NestedTemplate;
import io.github.sstiam.reader.template.TemplateText;
import java.util.Map;
import java.util.Optional;

/** Finds the templates of nested stacks among the assets of an assembly. */
final class NestedTemplateFiles implements TemplateScope.NestedTemplates {
  /** More nested stacks than CloudFormation deploys with one stack. */
  private static final int MAX_NESTED = 2_500;

  private final AssemblyFolder folder;
  private final Map<String, String> sources;
  private final Map<String, NestedTemplate> known;
  private int found;

  /**
   * @param sources the file of the assembly that becomes an object, by the object's key
   * @param known keeps the templates, so that each file is read once
   */
  NestedTemplateFiles(
      AssemblyFolder folder, Map<String, String> sources, Map<String, NestedTemplate> known) {
    this.folder = folder;
    this.sources = sources;
    this.known = known;
  }

  @Override
  public Optional<NestedTemplate> find(Text location, Optional<JsonObject> metadata)
      throws TemplateException {
    String url = location.pattern();
    Optional<String> file =
        metadata
            .flatMap(object -> object.string("aws:asset:path"))
            .or(() -> Optional.ofNullable(sources.get(url.substring(url.lastIndexOf('/') + 1))));
    if (file.isEmpty()) {
      return Optional.empty();
    }
    if (++found > MAX_NESTED) {
      throw new TemplateException(
          metadata.map(JsonObject::position).orElse(Position.NONE),
          "the stack nests more than " + MAX_NESTED + " stacks");
    }
    NestedTemplate earlier = known.get(file.get());
    if (earlier != null) {
      return Optional.of(earlier);
    }
    String name = folder.path().resolve(file.get()).toString();
    try {
      NestedTemplate read =
          new NestedTemplate(name, TemplateText.read(folder.text(file.get()), name));
      known.put(file.get(), read);
      return Optional.of(read);
    } catch (AppReadException e) {
      throw new TemplateException(
          metadata.map(JsonObject::position).orElse(Position.NONE), e.getMessage());
    }
  }
}
