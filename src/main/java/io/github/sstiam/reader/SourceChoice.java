package io.github.sstiam.reader;

import static java.util.Objects.requireNonNull;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Which of the sources of an app is read.
 *
 * @param kind what it is
 * @param place the assembly's folder, or the file that configures the app; empty for others
 * @param remarks what else there would have been
 */
public record SourceChoice(Kind kind, Optional<Path> place, List<String> remarks) {
  /** What an app can be read from. */
  public enum Kind {
    TEMPLATES,
    ASSEMBLY,
    CONSTRUCTS,
    DECLARED
  }

  public SourceChoice {
    requireNonNull(kind, "kind is null");
    requireNonNull(place, "place is null");
    remarks = List.copyOf(remarks);
  }

  private static SourceChoice of(Kind kind, Optional<Path> place) {
    return new SourceChoice(kind, place, List.of());
  }

  /**
   * Chooses.
   *
   * @param request which app
   * @return what is read
   * @throws AppReadException if the app has nothing of the kind that is asked for
   */
  public static SourceChoice of(ReadRequest request) throws AppReadException {
    return switch (request.source()) {
      case AUTO -> first(request);
      case ASSEMBLY -> assembly(request).orElseThrow(() -> missingAssembly(request));
      case CONSTRUCTS -> constructs(request).orElseThrow(() -> missingConstructs(request));
      case DECLARED -> declared(request).orElseThrow(SourceChoice::missingDeclarations);
    };
  }

  private static SourceChoice first(ReadRequest request) throws AppReadException {
    if (!request.templates().isEmpty()) {
      return of(Kind.TEMPLATES, Optional.empty());
    }
    Optional<SourceChoice> assembly = assembly(request);
    return assembly.isPresent()
        ? assembly.get()
        : constructs(request).or(() -> declared(request)).orElseThrow(() -> nothing(request));
  }

  private static Optional<SourceChoice> assembly(ReadRequest request) throws AppReadException {
    if (request.assembly().isPresent()) {
      Path given = request.assembly().get();
      if (!Files.isDirectory(given)) {
        throw new AppReadException(
            given
                + " is not a folder. Give -Dsst-iam.assembly the folder that holds manifest.json.");
      }
      return Optional.of(of(Kind.ASSEMBLY, Optional.of(given)));
    }
    List<String> found = new AppFolder(request.appDirectory()).assemblies();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    List<String> others = found.subList(1, found.size());
    return Optional.of(
        new SourceChoice(
            Kind.ASSEMBLY,
            Optional.of(request.appDirectory().resolve(found.get(0))),
            others.isEmpty() ? List.of() : List.of(several(found.get(0), others))));
  }

  private static String several(String read, List<String> others) {
    return "The app's folder has several cloud assemblies: "
        + read
        + " is read, "
        + String.join(" and ", others)
        + " left aside. Choose with -Dsst-iam.assembly=DIR.";
  }

  private static Optional<SourceChoice> constructs(ReadRequest request) {
    return new AppFolder(request.appDirectory())
        .configuration()
        .map(file -> of(Kind.CONSTRUCTS, Optional.of(file)));
  }

  private static Optional<SourceChoice> declared(ReadRequest request) {
    return request.declaredResources().isEmpty()
        ? Optional.empty()
        : Optional.of(of(Kind.DECLARED, Optional.empty()));
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
            + " (-Dsst-iam.source=constructs), which this folder has not, or what the POM lists"
            + " as <declaredResources>.");
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

  /** What is read, for the log; the path of the app's folder is left out. */
  public String description(Path appDirectory) {
    return switch (kind) {
      case TEMPLATES -> "the given templates";
      case ASSEMBLY -> "the cloud assembly " + shown(appDirectory);
      case CONSTRUCTS -> "the constructs that " + shown(appDirectory) + " leads to";
      case DECLARED -> "the resources that the POM declares";
    };
  }

  /** The file that stands for the app as a whole. */
  public Path file(ReadRequest request) {
    return switch (kind) {
      case TEMPLATES -> request.templates().get(0);
      case ASSEMBLY -> place.orElseThrow().resolve("manifest.json");
      case CONSTRUCTS -> place.orElseThrow();
      case DECLARED -> request.appDirectory().resolve("pom.xml");
    };
  }

  private String shown(Path appDirectory) {
    Path folder = appDirectory.toAbsolutePath().normalize();
    Path read = place.orElseThrow().toAbsolutePath().normalize();
    return read.startsWith(folder) && !read.equals(folder)
        ? folder.relativize(read).toString().replace('\\', '/')
        : place.orElseThrow().toString();
  }
}
