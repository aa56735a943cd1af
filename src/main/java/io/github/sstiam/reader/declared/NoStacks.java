package io.github.sstiam.reader.declared;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.SstVersion;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.stack.DeclaredTypes;
import io.github.sstiam.reader.stack.ParsedStacks;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An app of which no source is read, so that it has the declared resources alone.
 *
 * @param name the app's name, where it is known
 * @param stage the stage, where it is known
 * @param version the version of SST, where it is known
 */
public record NoStacks(Optional<String> name, Optional<String> stage, Optional<SstVersion> version)
    implements ParsedStacks {
  public NoStacks {
    requireNonNull(name, "name is null");
    requireNonNull(stage, "stage is null");
    requireNonNull(version, "version is null");
  }

  @Override
  public List<DeclaredTypes> types(Catalog catalog) {
    return List.of();
  }

  @Override
  public SstApp resolve(Catalog catalog) {
    return new SstApp(name, stage, version, List.of(), new TreeSet<>(), List.of());
  }
}
