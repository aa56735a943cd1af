package io.github.sstiam.goal.app;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.reader.ReadRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Which app a goal works on, and what is known about its resource types.
 *
 * @param read which app is read, and where it is deployed to
 * @param synthesis the synthesis that is run first, if any
 * @param staleAssembly how the goal responds to sources that are newer than the cloud assembly
 * @param changes what the app is compared with, where only the changes of this deployment count
 * @param types where resource types are described beside the embedded catalogue
 */
public record AppRequest(
    ReadRequest read,
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
    requireNonNull(read, "read is null");
    requireNonNull(synthesis, "synthesis is null");
    requireNonNull(staleAssembly, "staleAssembly is null");
    requireNonNull(changes, "changes is null");
    requireNonNull(types, "types is null");
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
