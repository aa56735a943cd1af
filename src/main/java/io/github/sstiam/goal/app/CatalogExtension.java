package io.github.sstiam.goal.app;

import io.github.sstiam.app.Environment;
import io.github.sstiam.aws.account.DescribedType;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.RegisteredType;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.catalog.source.SchemaArchive;
import io.github.sstiam.catalog.source.SchemaCache;
import io.github.sstiam.catalog.source.SchemaReadException;
import io.github.sstiam.goal.access.AwsAccess;
import io.github.sstiam.goal.app.AppRequest.TypeSources;
import io.github.sstiam.goal.app.AppRequest.UnknownTypes;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.reader.ParsedApp;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.stack.DeclaredTypes;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Extends the catalogue by what it does not know about an app's resource types, or not as well:
 * from a newer archive of schemas, and from CloudFormation.
 *
 * @param sources where types are described
 * @param access how AWS is reached
 */
record CatalogExtension(TypeSources sources, AwsAccess access) {
  /**
   * A catalogue with more in it.
   *
   * @param catalog the catalogue
   * @param warnings which queries failed, in words for the user
   */
  record Extended(Catalog catalog, List<String> warnings) {}

  /**
   * Extends a catalogue.
   *
   * @param app its types are looked up
   * @throws GoalException if the archive cannot be read
   * @throws AppReadException if the app's types cannot be read
   */
  Extended of(ParsedApp app, Catalog catalog) throws GoalException, AppReadException {
    if (sources.archive().isEmpty() && sources.unknownTypes() != UnknownTypes.DESCRIBE) {
      return new Extended(catalog, List.of());
    }
    List<DeclaredTypes> declared = app.types(catalog);
    Catalog more = catalog;
    if (sources.archive().isPresent()) {
      SchemaArchive schemas = new SchemaArchive(sources.archive().get());
      try {
        more = more.with(schemas.read(types(declared)), schemas.description());
      } catch (SchemaReadException e) {
        throw new GoalException(e.getMessage(), e);
      }
    }
    List<String> warnings = new ArrayList<>();
    if (sources.unknownTypes() == UnknownTypes.DESCRIBE) {
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
    return new Extended(more, warnings);
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
          String warning = "CloudFormation was not queried for " + type + ". " + e.getMessage();
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
          "Maven works offline (-o). Leave -o out once, so that the answer is cached.");
    }
    Optional<DescribedType> described =
        access.ask(environment, aws -> DescribedType.of(aws, environment.region(), type));
    described.ifPresent(
        answer -> kept.ifPresent(cached -> cached.put(answer.type(), answer.schema())));
    return described.map(DescribedType::type);
  }

  /** Private types belong to an account and region; while these are unknown, nothing is cached. */
  private Optional<SchemaCache> cache(Environment environment) {
    return environment
        .account()
        .flatMap(
            account ->
                environment
                    .region()
                    .map(region -> sources.cache().resolve(account).resolve(region)))
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
