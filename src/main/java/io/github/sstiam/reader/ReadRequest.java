package io.github.sstiam.reader;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.SstVersion;
import io.github.sstiam.reader.declared.ResourceDeclaration;
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
 * @param source where the app is read from
 * @param declaredResources resources that the user declares beside what the source shows
 * @param failOnUnknownConstructs whether a construct that nobody knows is an error in place of a
 *     remark, where constructs are read
 * @param givenVersion the version of SST, where the user gives it
 */
public record ReadRequest(
    Path appDirectory,
    Optional<Path> assembly,
    List<Path> templates,
    Optional<String> stackName,
    Map<String, String> parameters,
    Target target,
    Optional<String> stage,
    Optional<DeployedTemplates> deployed,
    Source source,
    List<ResourceDeclaration> declaredResources,
    boolean failOnUnknownConstructs,
    Optional<SstVersion> givenVersion) {
  public ReadRequest {
    requireNonNull(appDirectory, "appDirectory is null");
    requireNonNull(assembly, "assembly is null");
    templates = List.copyOf(templates);
    requireNonNull(stackName, "stackName is null");
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    requireNonNull(target, "target is null");
    requireNonNull(stage, "stage is null");
    requireNonNull(deployed, "deployed is null");
    requireNonNull(source, "source is null");
    declaredResources = List.copyOf(declaredResources);
    requireNonNull(givenVersion, "givenVersion is null");
  }

  /** Reads an app from what is there, whether or not it is deployed already. */
  public ReadRequest(
      Path appDirectory,
      Optional<Path> assembly,
      List<Path> templates,
      Optional<String> stackName,
      Map<String, String> parameters,
      Target target,
      Optional<String> stage) {
    this(
        appDirectory,
        assembly,
        templates,
        stackName,
        parameters,
        target,
        stage,
        Optional.empty(),
        Source.AUTO,
        List.of(),
        false,
        Optional.empty());
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
        Optional.of(before),
        source,
        declaredResources,
        failOnUnknownConstructs,
        givenVersion);
  }

  /** The same request for another source. */
  public ReadRequest from(Source other) {
    return new ReadRequest(
        appDirectory,
        assembly,
        templates,
        stackName,
        parameters,
        target,
        stage,
        deployed,
        other,
        declaredResources,
        failOnUnknownConstructs,
        givenVersion);
  }

  /** The same request with resources that the user declares. */
  public ReadRequest declaring(List<ResourceDeclaration> more) {
    return new ReadRequest(
        appDirectory,
        assembly,
        templates,
        stackName,
        parameters,
        target,
        stage,
        deployed,
        source,
        more,
        failOnUnknownConstructs,
        givenVersion);
  }

  /** The same request, which fails for constructs that nobody knows. */
  public ReadRequest failingOnUnknownConstructs() {
    return new ReadRequest(
        appDirectory,
        assembly,
        templates,
        stackName,
        parameters,
        target,
        stage,
        deployed,
        source,
        declaredResources,
        true,
        givenVersion);
  }

  /** The same request for an app of the version of SST that the user gives. */
  public ReadRequest ofVersion(Optional<SstVersion> given) {
    return new ReadRequest(
        appDirectory,
        assembly,
        templates,
        stackName,
        parameters,
        target,
        stage,
        deployed,
        source,
        declaredResources,
        failOnUnknownConstructs,
        given);
  }

  /** The version of SST: the given one, else what the app's package files say. */
  public Optional<SstVersion> version() {
    return givenVersion.or(() -> PackageFiles.version(appDirectory));
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
