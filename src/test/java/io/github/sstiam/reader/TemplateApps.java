package io.github.sstiam.reader;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.ReadRequest.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Apps of one stack, {@code prod-shop} in eu-west-1, from the text of its template. */
public final class TemplateApps {
  private TemplateApps() {}

  /** Reads the stack of a template. */
  public static SstApp of(Path folder, String template) throws IOException, AppReadException {
    return of(folder, template, Catalog.embedded());
  }

  /** Reads the stack of a template with another catalogue than the plugin's. */
  public static SstApp of(Path folder, String template, Catalog catalog)
      throws IOException, AppReadException {
    Path file = Files.writeString(folder.resolve("prod-shop.yaml"), template);
    Target target =
        new Target(Optional.of("aws"), Optional.of("123456789012"), Optional.of("eu-west-1"));
    return SstAppReader.read(
        new ReadRequest(
            folder,
            Optional.empty(),
            List.of(file),
            Optional.empty(),
            Map.of(),
            target,
            Optional.empty()),
        catalog);
  }
}
