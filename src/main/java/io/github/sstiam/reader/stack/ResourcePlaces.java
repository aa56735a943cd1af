package io.github.sstiam.reader.stack;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.SourcePlace;
import io.github.sstiam.reader.files.SourceRoot;
import io.github.sstiam.reader.template.TemplateException;
import io.github.sstiam.reader.template.TemplateResolver;
import java.net.URI;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the lines that declare resources. */
public final class ResourcePlaces {
  /**
   * A frame of a stack trace as Node.js prints it: {@code new Table (/app/stacks/Shop.ts:12:5)}
   * (https://nodejs.org/api/errors.html#errorstack).
   */
  private static final Pattern FRAME =
      Pattern.compile("(?:.*\\()?(?<file>(?:file:)?/[^()]+):(?<line>[1-9][0-9]{0,8}):[0-9]+\\)?");

  private final SourceRoot root;

  /**
   * @param appDirectory the app's folder, from which files are named
   */
  public ResourcePlaces(Path appDirectory) {
    this.root = SourceRoot.of(appDirectory);
  }

  /**
   * Adds to resources the place that declares them: the one of a stack trace, else the line of the
   * template.
   *
   * @param file the template's file
   * @param traces the traces of the resources, by logical ID
   */
  public List<DeclaredResource> placed(
      List<DeclaredResource> resources,
      TemplateResolver resolver,
      Path file,
      Map<String, List<String>> traces)
      throws TemplateException {
    String name = root.name(resolver.file().map(Path::of).orElse(file));
    List<DeclaredResource> placed = new ArrayList<>(resources.size());
    for (DeclaredResource resource : resources) {
      String logicalId = resource.logicalId();
      Optional<SourcePlace> place = traced(traces.getOrDefault(logicalId, List.of()));
      if (place.isEmpty()) {
        place = Optional.of(new SourcePlace(name, resolver.line(logicalId)));
      }
      placed.add(resource.at(place));
    }
    return placed;
  }

  /**
   * The place in the app's own sources that a stack trace leads to. A trace is useful only on the
   * machine that ran the synthesis, whose paths it contains. Files that SST compiles the app to are
   * skipped: SST deletes them, or names them differently each time.
   */
  Optional<SourcePlace> traced(List<String> frames) {
    for (String text : frames) {
      Matcher frame = FRAME.matcher(text);
      Optional<String> file = frame.matches() ? source(frame.group("file")) : Optional.empty();
      if (file.isPresent()) {
        return Optional.of(new SourcePlace(file.get(), Integer.parseInt(frame.group("line"))));
      }
    }
    return Optional.empty();
  }

  private Optional<String> source(String file) {
    try {
      Path path = file.startsWith("file:") ? Path.of(URI.create(file)) : Path.of(file);
      Optional<String> inside = root.inside(path);
      return inside.isPresent() && isOwn(inside.get()) && Files.isRegularFile(path)
          ? inside
          : Optional.empty();
    } catch (IllegalArgumentException | FileSystemNotFoundException e) {
      return Optional.empty();
    }
  }

  private static boolean isOwn(String file) {
    return !("/" + file).contains("/.") && !("/" + file).contains("/node_modules/");
  }
}
