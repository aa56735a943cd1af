package io.github.sstiam.reader;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.SstVersion;
import io.github.sstiam.reader.change.DeployedTemplates;
import io.github.sstiam.reader.declared.ResourceDeclaration;
import io.github.sstiam.reader.folder.AppFolder;
import io.github.sstiam.reader.stack.StackOptions;
import io.github.sstiam.reader.stack.Target;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which app is to be read, and what the files cannot say.
 *
 * @param folder the app's folder, in which a cloud assembly is looked for
 * @param source what the app is read from
 * @param assembly the folder of the cloud assembly, where it is given
 * @param templates CloudFormation templates that are read instead of an assembly
 * @param stackName the name of the stack of the only template
 * @param stacks what the user says of the app's stacks
 * @param declaredResources resources that the user declares beside what the source shows
 * @param failOnUnknownConstructs whether an unknown construct is an error instead of a remark,
 *     where constructs are read
 */
public record ReadRequest(
    AppFolder folder,
    Source source,
    Optional<Path> assembly,
    List<Path> templates,
    Optional<String> stackName,
    StackOptions stacks,
    List<ResourceDeclaration> declaredResources,
    boolean failOnUnknownConstructs) {
  public ReadRequest {
    requireNonNull(folder, "folder is null");
    requireNonNull(source, "source is null");
    requireNonNull(assembly, "assembly is null");
    templates = List.copyOf(templates);
    requireNonNull(stackName, "stackName is null");
    requireNonNull(stacks, "stacks is null");
    declaredResources = List.copyOf(declaredResources);
  }

  /** A request for the app of a folder, of which nothing else is known yet. */
  public static Builder in(Path appDirectory) {
    return new Builder(appDirectory);
  }

  /** Reads one cloud assembly as it is. */
  public static ReadRequest ofAssembly(Path assembly) {
    return in(assembly).assembly(Optional.of(assembly)).build();
  }

  /** Reads plain templates as they are. */
  public static ReadRequest ofTemplates(List<Path> templates) {
    return in(Path.of("")).templates(templates).build();
  }

  /** The same request for another source. */
  public ReadRequest from(Source other) {
    return with(other, stacks);
  }

  /** The same request, for only what differs from the deployed templates. */
  public ReadRequest changedFrom(DeployedTemplates deployed) {
    StackOptions changed =
        new StackOptions(
            stacks.appDirectory(),
            stacks.target(),
            stacks.stage(),
            stacks.parameters(),
            Optional.of(deployed));
    return with(source, changed);
  }

  private ReadRequest with(Source otherSource, StackOptions otherStacks) {
    return new ReadRequest(
        folder,
        otherSource,
        assembly,
        templates,
        stackName,
        otherStacks,
        declaredResources,
        failOnUnknownConstructs);
  }

  /** The path of the app's folder. */
  public Path appDirectory() {
    return folder.path();
  }

  /** The stage that the app must be of. */
  public Optional<String> stage() {
    return stacks.stage();
  }

  /** Collects a request; what is not set is empty, or {@link Source#AUTO}. */
  public static final class Builder {
    private final Path appDirectory;
    private Source source = Source.AUTO;
    private Optional<Path> assembly = Optional.empty();
    private List<Path> templates = List.of();
    private Optional<String> stackName = Optional.empty();
    private Map<String, String> parameters = Map.of();
    private Target target = Target.AS_DECLARED;
    private Optional<String> stage = Optional.empty();
    private List<ResourceDeclaration> declaredResources = List.of();
    private boolean failOnUnknownConstructs;
    private Optional<SstVersion> version = Optional.empty();

    private Builder(Path appDirectory) {
      this.appDirectory = appDirectory;
    }

    /** What the app is read from. */
    public Builder source(Source value) {
      source = value;
      return this;
    }

    /** The folder of the cloud assembly. */
    public Builder assembly(Optional<Path> value) {
      assembly = value;
      return this;
    }

    /** CloudFormation templates that are read instead of an assembly. */
    public Builder templates(List<Path> value) {
      templates = value;
      return this;
    }

    /** The name of the stack of the only template. */
    public Builder stackName(Optional<String> value) {
      stackName = value;
      return this;
    }

    /** Values of template parameters. */
    public Builder parameters(Map<String, String> value) {
      parameters = value;
      return this;
    }

    /** The environment that overrides what the files say. */
    public Builder target(Target value) {
      target = value;
      return this;
    }

    /** The stage that the app must be of. */
    public Builder stage(Optional<String> value) {
      stage = value;
      return this;
    }

    /** Resources that the user declares. */
    public Builder declaring(List<ResourceDeclaration> value) {
      declaredResources = value;
      return this;
    }

    /** Whether an unknown construct is an error. */
    public Builder failOnUnknownConstructs(boolean value) {
      failOnUnknownConstructs = value;
      return this;
    }

    /** The version of SST that the user gives. */
    public Builder version(Optional<SstVersion> value) {
      version = value;
      return this;
    }

    /** The request. */
    public ReadRequest build() {
      return new ReadRequest(
          new AppFolder(appDirectory, version),
          source,
          assembly,
          templates,
          stackName,
          new StackOptions(appDirectory, target, stage, parameters, Optional.empty()),
          declaredResources,
          failOnUnknownConstructs);
    }
  }
}
