package io.github.sstiam.app.source;

import static java.util.Objects.requireNonNull;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Which app is to be read, and what the files cannot say.
 *
 * @param appDirectory the app's folder, in which a cloud assembly is looked for
 * @param assembly the folder of the cloud assembly, where it is given
 * @param templates CloudFormation templates that are read in place of an assembly
 * @param stackName the name of the stack of the only template
 * @param parameters values of template parameters
 * @param target the environment that overrides what the files say
 * @param stage the stage that the app must be of
 * @param deployed the templates that are deployed; with them, only what differs from them is read
 */
public record ReadRequest(
    Path appDirectory,
    Optional<Path> assembly,
    List<Path> templates,
    Optional<String> stackName,
    Map<String, String> parameters,
    Target target,
    Optional<String> stage,
    Optional<DeployedTemplates> deployed) {
  public ReadRequest {
    requireNonNull(appDirectory, "appDirectory is null");
    requireNonNull(assembly, "assembly is null");
    templates = List.copyOf(templates);
    requireNonNull(stackName, "stackName is null");
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    requireNonNull(target, "target is null");
    requireNonNull(stage, "stage is null");
    requireNonNull(deployed, "deployed is null");
  }

  /** Reads an app whether or not it is deployed already. */
  public ReadRequest(
      Path appDirectory,
      Optional<Path> assembly,
      List<Path> templates,
      Optional<String> stackName,
      Map<String, String> parameters,
      Target target,
      Optional<String> stage) {
    this(appDirectory, assembly, templates, stackName, parameters, target, stage, Optional.empty());
  }

  /** The same request for what differs from the templates that are deployed. */
  public ReadRequest changedFrom(DeployedTemplates before) {
    return new ReadRequest(
        appDirectory,
        assembly,
        templates,
        stackName,
        parameters,
        target,
        stage,
        Optional.of(before));
  }

  /** Reads one cloud assembly as it is. */
  public static ReadRequest ofAssembly(Path assembly) {
    return new ReadRequest(
        assembly,
        Optional.of(assembly),
        List.of(),
        Optional.empty(),
        Map.of(),
        Target.AS_DECLARED,
        Optional.empty());
  }

  /** Reads plain templates as they are. */
  public static ReadRequest ofTemplates(List<Path> templates) {
    return new ReadRequest(
        Path.of(""),
        Optional.empty(),
        templates,
        Optional.empty(),
        Map.of(),
        Target.AS_DECLARED,
        Optional.empty());
  }

  /**
   * The environment to deploy to, where it is not what the files say.
   *
   * @param partition the partition
   * @param account the account's twelve digits
   * @param region the region's code
   */
  public record Target(
      Optional<String> partition, Optional<String> account, Optional<String> region) {
    /** What the files say. */
    public static final Target AS_DECLARED =
        new Target(Optional.empty(), Optional.empty(), Optional.empty());

    public Target {
      requireNonNull(partition, "partition is null");
      requireNonNull(account, "account is null");
      requireNonNull(region, "region is null");
    }
  }
}
