package io.github.sstiam.goal.app;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.SstVersion;
import io.github.sstiam.reader.Source;
import io.github.sstiam.reader.declared.ResourceDeclaration;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which app a goal works on, and what is known about its resource types.
 *
 * @param files where the app is
 * @param target where the app is deployed to
 * @param version the version of SST; by default what the app's package files say
 * @param declaredResources resources that the user declares beside what the source shows
 * @param unknownConstructs how the goal responds to constructs that it does not know
 * @param synthesis the synthesis that is run first, if any
 * @param staleAssembly how the goal responds to sources that are newer than the cloud assembly
 * @param changes what the app is compared with, where only the changes of this deployment count
 * @param types where resource types are described beside the embedded catalogue
 */
public record AppRequest(
    AppFiles files,
    Target target,
    Optional<SstVersion> version,
    List<ResourceDeclaration> declaredResources,
    UnknownConstructs unknownConstructs,
    Optional<Synthesis> synthesis,
    StaleAssembly staleAssembly,
    Optional<DeployedState> changes,
    TypeSources types) {
  /** How a goal responds to sources that are newer than the cloud assembly. */
  public enum StaleAssembly {
    /** It warns and names them. */
    WARN,
    /** It fails. */
    FAIL,
    /** It does not compare. */
    IGNORE
  }

  /** How a goal responds to constructs that it does not know. */
  public enum UnknownConstructs {
    /** It warns and names them. */
    WARN,
    /** It fails. */
    FAIL
  }

  /** How a goal responds to resource types that the catalogue does not know. */
  public enum UnknownTypes {
    /** It warns and names them. */
    WARN,
    /** It fails. */
    FAIL,
    /** It queries CloudFormation, and warns of types that are still unknown. */
    DESCRIBE
  }

  public AppRequest {
    requireNonNull(files, "files is null");
    requireNonNull(target, "target is null");
    requireNonNull(version, "version is null");
    declaredResources = List.copyOf(declaredResources);
    requireNonNull(unknownConstructs, "unknownConstructs is null");
    requireNonNull(synthesis, "synthesis is null");
    requireNonNull(staleAssembly, "staleAssembly is null");
    requireNonNull(changes, "changes is null");
    requireNonNull(types, "types is null");
  }

  /**
   * Where an app is.
   *
   * @param directory the app's folder, in which a cloud assembly is looked for
   * @param source which kind of source is read
   * @param assembly the folder of the cloud assembly, where it is given
   * @param templates CloudFormation templates that are read instead of an assembly
   * @param stackName the name of the stack of the only template
   * @param parameters values of the templates' parameters, by name
   */
  public record AppFiles(
      Path directory,
      Source source,
      Optional<Path> assembly,
      List<Path> templates,
      Optional<String> stackName,
      Map<String, String> parameters) {
    public AppFiles {
      requireNonNull(directory, "directory is null");
      requireNonNull(source, "source is null");
      requireNonNull(assembly, "assembly is null");
      templates = List.copyOf(templates);
      requireNonNull(stackName, "stackName is null");
      parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    }
  }

  /**
   * Where an app is deployed to; an empty member is what the app's files say.
   *
   * @param partition the partition, such as {@code aws-cn}
   * @param account the account's twelve digits
   * @param region the region's code
   * @param stage the stage that the app must be of
   */
  public record Target(
      Optional<String> partition,
      Optional<String> account,
      Optional<String> region,
      Optional<String> stage) {
    /** What the app's files say. */
    public static final Target AS_DECLARED =
        new Target(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

    public Target {
      requireNonNull(partition, "partition is null");
      requireNonNull(account, "account is null");
      requireNonNull(region, "region is null");
      requireNonNull(stage, "stage is null");
    }
  }

  /**
   * A run of the app's own synthesis.
   *
   * @param command the program and its arguments; empty for the command of the app's version of SST
   * @param timeout the most time that it may take
   */
  public record Synthesis(List<String> command, Duration timeout) {
    public Synthesis {
      command = List.copyOf(command);
      requireNonNull(timeout, "timeout is null");
    }
  }

  /**
   * The templates that are deployed.
   *
   * @param folder the folder that holds them; empty where CloudFormation is queried
   */
  public record DeployedState(Optional<Path> folder) {
    public DeployedState {
      requireNonNull(folder, "folder is null");
    }
  }

  /**
   * Where resource types are described beside the embedded catalogue.
   *
   * @param archive AWS's archive of schemas, {@code CloudformationSchema.zip}; its schemas replace
   *     the catalogue's
   * @param folder the project's folder, from which messages name the files with rules
   * @param rules files with the project's own rules, which precede the catalogue's
   * @param unknownTypes how the goal responds to types that are not described anywhere
   * @param cache the folder that keeps what CloudFormation says of types
   */
  public record TypeSources(
      Optional<Path> archive,
      Path folder,
      List<Path> rules,
      UnknownTypes unknownTypes,
      Path cache) {
    public TypeSources {
      requireNonNull(archive, "archive is null");
      requireNonNull(folder, "folder is null");
      rules = List.copyOf(rules);
      requireNonNull(unknownTypes, "unknownTypes is null");
      requireNonNull(cache, "cache is null");
    }
  }
}
