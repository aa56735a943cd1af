package io.github.sstiam.mojo.access;

import io.github.sstiam.app.Environment;
import io.github.sstiam.aws.account.DescribedType;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.RegisteredType;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.catalog.source.SchemaArchive;
import io.github.sstiam.catalog.source.SchemaCache;
import io.github.sstiam.catalog.source.SchemaReadException;
import io.github.sstiam.reader.ParsedApp;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.stack.DeclaredTypes;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;

/**
 * What the catalogue does not know of an app's resource types, or not as well: a newer archive of
 * schemas, and what CloudFormation says of types.
 *
 * @param archive the archive that AWS publishes
 * @param unknownTypes what is done about types that are not known
 * @param access how AWS is reached
 * @param cache the folder that keeps what CloudFormation said
 */
public record TypeSchemas(
    Optional<Path> archive, UnknownTypes unknownTypes, AwsAccess access, Path cache) {
  /** What is done about types that the catalogue does not know. */
  public enum UnknownTypes {
    WARN,
    FAIL,
    DESCRIBE
  }

  /**
   * A catalogue with more in it.
   *
   * @param catalog the catalogue
   * @param warnings what could not be found out
   */
  public record Found(Catalog catalog, List<String> warnings) {}

  /** Adds to a catalogue what is known of an app's types elsewhere. */
  public Found of(ParsedApp app, Catalog catalog) throws MojoExecutionException, AppReadException {
    if (archive.isEmpty() && unknownTypes != UnknownTypes.DESCRIBE) {
      return new Found(catalog, List.of());
    }
    List<DeclaredTypes> declared = app.types(catalog);
    Catalog more = catalog;
    if (archive.isPresent()) {
      SchemaArchive schemas = new SchemaArchive(archive.get());
      try {
        more = more.with(schemas.read(types(declared)), schemas.description());
      } catch (SchemaReadException e) {
        throw new MojoExecutionException(e.getMessage(), e);
      }
    }
    List<String> warnings = new ArrayList<>();
    if (unknownTypes == UnknownTypes.DESCRIBE) {
      List<RegisteredType> described = described(declared, more, warnings);
      if (!described.isEmpty()) {
        more =
            more.with(
                described,
                "cloudformation:DescribeType: "
                    + described.stream()
                        .map(type -> type.schema().type())
                        .sorted()
                        .collect(Collectors.joining(", ")));
      }
    }
    return new Found(more, warnings);
  }

  private List<RegisteredType> described(
      List<DeclaredTypes> declared, Catalog catalog, List<String> warnings) {
    List<RegisteredType> described = new ArrayList<>();
    for (DeclaredTypes stack : declared) {
      NavigableSet<String> unknown = new TreeSet<>(stack.types());
      unknown.removeIf(type -> isKnown(catalog, type));
      described.forEach(type -> unknown.remove(type.schema().type()));
      for (String type : unknown) {
        try {
          described(stack.environment(), type).ifPresent(described::add);
        } catch (SimulationUnavailableException e) {
          String warning = "CloudFormation was not asked for " + type + ". " + e.getMessage();
          if (!warnings.contains(warning)) {
            warnings.add(warning);
          }
        }
      }
    }
    return described;
  }

  private Optional<RegisteredType> described(Environment environment, String type)
      throws SimulationUnavailableException {
    Optional<SchemaCache> kept = cache(environment);
    Optional<RegisteredType> known = kept.flatMap(cached -> cached.get(type));
    if (known.isPresent()) {
      return known;
    }
    if (access.offline()) {
      throw new SimulationUnavailableException(
          "Maven works offline (-o). Leave -o out once, so that the answer is kept.");
    }
    Optional<DescribedType> described =
        access.ask(environment, aws -> DescribedType.of(aws, environment.region(), type));
    described.ifPresent(
        answer -> kept.ifPresent(cached -> cached.put(answer.type(), answer.schema())));
    return described.map(DescribedType::type);
  }

  /** Private types belong to an account and region; where these are open, nothing is kept. */
  private Optional<SchemaCache> cache(Environment environment) {
    return environment
        .account()
        .flatMap(
            account -> environment.region().map(region -> cache.resolve(account).resolve(region)))
        .map(folder -> new SchemaCache(folder, InstantSource.system()));
  }

  private static boolean isKnown(Catalog catalog, String type) {
    return catalog
        .resourceType(type)
        .filter(entry -> entry.source() != ResourceTypeEntry.Source.NONE)
        .isPresent();
  }

  private static NavigableSet<String> types(List<DeclaredTypes> declared) {
    NavigableSet<String> types = new TreeSet<>();
    for (DeclaredTypes stack : declared) {
      types.addAll(stack.types());
    }
    return types;
  }
}
