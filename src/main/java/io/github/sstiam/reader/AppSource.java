package io.github.sstiam.reader;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.files.SourceRoot;
import io.github.sstiam.reader.folder.AppFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * What an app is read from. It is chosen once, from a request, and carries the file or the folder
 * that was found, so that the log, the reports and the reading itself mean the same.
 */
public sealed interface AppSource {
  /**
   * Plain CloudFormation templates.
   *
   * @param request the request
   */
  record Templates(ReadRequest request) implements AppSource {
    public Templates {
      requireNonNull(request, "request is null");
    }

    @Override
    public String description() {
      return "the given templates";
    }

    @Override
    public Path mainFile() {
      return request.templates().get(0);
    }
  }

  /**
   * A cloud assembly.
   *
   * @param request the request
   * @param folder the assembly's folder
   * @param others the other assemblies of the app's folder, from there
   */
  record Assembly(ReadRequest request, Path folder, List<String> others) implements AppSource {
    public Assembly {
      requireNonNull(request, "request is null");
      requireNonNull(folder, "folder is null");
      others = List.copyOf(others);
    }

    @Override
    public String description() {
      return "the cloud assembly " + AppSource.shown(folder, request);
    }

    @Override
    public Path mainFile() {
      return folder.resolve("manifest.json");
    }

    @Override
    public List<String> remarks() {
      return others.isEmpty()
          ? List.of()
          : List.of(
              "The app's folder has several cloud assemblies: "
                  + AppSource.shown(folder, request)
                  + " is read, "
                  + String.join(" and ", others)
                  + (others.size() == 1 ? " is" : " are")
                  + " ignored. Choose with -Dsst-iam.assembly=DIR.");
    }
  }

  /**
   * The sources of the app, in which it makes its constructs.
   *
   * @param request the request
   * @param configuration the file that configures SST
   */
  record ConstructSources(ReadRequest request, Path configuration) implements AppSource {
    public ConstructSources {
      requireNonNull(request, "request is null");
      requireNonNull(configuration, "configuration is null");
    }

    @Override
    public String description() {
      return "the constructs that " + AppSource.shown(configuration, request) + " leads to";
    }

    @Override
    public Path mainFile() {
      return configuration;
    }
  }

  /**
   * The resources that the POM declares, and nothing else.
   *
   * @param request the request
   */
  record Declared(ReadRequest request) implements AppSource {
    public Declared {
      requireNonNull(request, "request is null");
    }

    @Override
    public String description() {
      return "the resources that the POM declares";
    }

    @Override
    public Path mainFile() {
      return request.appDirectory().resolve("pom.xml");
    }
  }

  /** The request that the source was chosen for. */
  ReadRequest request();

  /** What is read, for the log: {@code the cloud assembly .sst/dist}. */
  String description();

  /** The file that stands for the app as a whole, such as the assembly's manifest. */
  Path mainFile();

  /** What else could have been read, for the report. */
  default List<String> remarks() {
    return List.of();
  }

  /** The folders from which the app's files are named. */
  default SourceRoot root() {
    return SourceRoot.of(request().appDirectory());
  }

  /**
   * Reads and parses the files, each once.
   *
   * @return the app, whose values are not resolved yet
   * @throws AppReadException if a file is missing or wrong
   */
  default ParsedApp parse() throws AppReadException {
    return ParsedApp.of(this);
  }

  /**
   * Chooses what an app is read from.
   *
   * @param request which app
   * @return the source
   * @throws AppReadException if the app has no source of the requested kind, or the target cannot
   *     exist
   */
  static AppSource of(ReadRequest request) throws AppReadException {
    request.stacks().target().check();
    return switch (request.source()) {
      case AUTO -> first(request);
      case ASSEMBLY -> assembly(request).orElseThrow(() -> missingAssembly(request));
      case CONSTRUCTS -> constructs(request).orElseThrow(() -> missingConstructs(request));
      case DECLARED -> declared(request).orElseThrow(AppSource::missingDeclarations);
    };
  }

  private static AppSource first(ReadRequest request) throws AppReadException {
    if (!request.templates().isEmpty()) {
      return new Templates(request);
    }
    Optional<AppSource> assembly = assembly(request);
    return assembly.isPresent()
        ? assembly.get()
        : constructs(request).or(() -> declared(request)).orElseThrow(() -> nothing(request));
  }

  private static Optional<AppSource> assembly(ReadRequest request) throws AppReadException {
    if (request.assembly().isPresent()) {
      Path given = request.assembly().get();
      if (!Files.isDirectory(given)) {
        throw new AppReadException(
            given
                + " is not a folder. Give -Dsst-iam.assembly the folder that holds manifest.json.");
      }
      return Optional.of(new Assembly(request, given, List.of()));
    }
    List<String> found = request.folder().assemblies();
    return found.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Assembly(
                request,
                request.appDirectory().resolve(found.get(0)),
                found.subList(1, found.size())));
  }

  private static Optional<AppSource> constructs(ReadRequest request) {
    return request.folder().configuration().map(file -> new ConstructSources(request, file));
  }

  private static Optional<AppSource> declared(ReadRequest request) {
    return request.declaredResources().isEmpty()
        ? Optional.empty()
        : Optional.of(new Declared(request));
  }

  private static AppReadException missingAssembly(ReadRequest request) {
    return new AppReadException(
        noAssembly(request)
            + " Run \""
            + buildCommand(request)
            + "\" in the app's folder first, let the plugin run it with"
            + " -Dsst-iam.synthesise=true, or give -Dsst-iam.appDirectory=DIR or"
            + " -Dsst-iam.assembly=DIR.");
  }

  private static AppReadException nothing(ReadRequest request) {
    return new AppReadException(
        noAssembly(request)
            + " Run \""
            + buildCommand(request)
            + "\" in the app's folder first, let the plugin run it with"
            + " -Dsst-iam.synthesise=true, or give -Dsst-iam.appDirectory=DIR,"
            + " -Dsst-iam.assembly=DIR or -Dsst-iam.templates=FILE. Without a cloud assembly the"
            + " plugin reads the constructs of a folder with sst.json or sst.config.ts"
            + " (-Dsst-iam.source=constructs), of which this folder has none, or the <declaredResources> of the POM.");
  }

  private static String noAssembly(ReadRequest request) {
    return "No cloud assembly in "
        + request.appDirectory()
        + " (looked for manifest.json in "
        + String.join(", ", AppFolder.ASSEMBLIES)
        + ").";
  }

  private static String buildCommand(ReadRequest request) {
    return "npx sst build" + request.stage().map(stage -> " --stage " + stage).orElse("");
  }

  private static AppReadException missingConstructs(ReadRequest request) {
    return new AppReadException(
        "-Dsst-iam.source is \"constructs\", but "
            + request.appDirectory()
            + " has neither sst.json nor sst.config.ts (or .js, .mjs, .cjs, .mts, .cts). Give"
            + " -Dsst-iam.appDirectory=DIR the app's folder.");
  }

  private static AppReadException missingDeclarations() {
    return new AppReadException(
        "-Dsst-iam.source is \"declared\", but the POM declares no resource. Add"
            + " <declaredResources> to the <configuration> of the plugin, each"
            + " <declaredResource> with a <type> such as AWS::DynamoDB::Table.");
  }

  /** A file or folder from the app's folder, if it is in there. */
  private static String shown(Path place, ReadRequest request) {
    Path folder = request.appDirectory().toAbsolutePath().normalize();
    Path read = place.toAbsolutePath().normalize();
    return read.startsWith(folder) && !read.equals(folder)
        ? folder.relativize(read).toString().replace('\\', '/')
        : place.toString();
  }
}
