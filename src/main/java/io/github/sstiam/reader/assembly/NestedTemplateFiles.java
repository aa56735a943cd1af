package io.github.sstiam.reader.assembly;

import io.github.sstiam.app.Text;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.Position;
import io.github.sstiam.reader.AppReadException;
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
  private int found;

  NestedTemplateFiles(AssemblyFolder folder, Map<String, String> sources) {
    this.folder = folder;
    this.sources = sources;
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
    String name = folder.path().resolve(file.get()).toString();
    try {
      return Optional.of(
          new NestedTemplate(name, TemplateText.read(folder.text(file.get()), name)));
    } catch (AppReadException e) {
      throw new TemplateException(
          metadata.map(JsonObject::position).orElse(Position.NONE), e.getMessage());
    }
  }
}
