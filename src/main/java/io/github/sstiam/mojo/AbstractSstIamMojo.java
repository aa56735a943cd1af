package io.github.sstiam.mojo;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.mojo.access.TypeSchemas;
import io.github.sstiam.mojo.console.PlainFault;
import io.github.sstiam.mojo.console.PlainLog;
import io.github.sstiam.mojo.output.NamedFile;
import io.github.sstiam.mojo.output.OutputFiles;
import io.github.sstiam.mojo.parameter.Parameters;
import io.github.sstiam.reader.AppReadException;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SourceRoot;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.report.text.CoverageText;
import io.github.sstiam.requirement.Coverage;
import io.github.sstiam.text.Sanitizer;
import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.apache.maven.plugin.MojoExecution;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters that all goals share: what is known of types, and where the results go. */
abstract class AbstractSstIamMojo extends AbstractSourceMojo {
  /**
   * Skips the goal. It says so in one line.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.skip", defaultValue = "false")
  private boolean skip;

  /**
   * What happens when the app declares resource types of which the catalogue knows nothing: {@code
   * warn} names them and verifies the rest, {@code fail} fails, {@code describe} asks
   * CloudFormation ({@code cloudformation:DescribeType}), which knows private and third-party
   * types, too, and warns of what is still not known.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.unknownTypes", defaultValue = "warn")
  private String unknownTypes;

  /**
   * The archive {@code CloudformationSchema.zip} that AWS publishes for each region. What its
   * schemas say of the resource types' handlers then counts in place of the embedded catalogue.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.catalog")
  private File catalog;

  /**
   * The folder that keeps for a day what CloudFormation said of resource types.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "sst-iam.typeCache",
      defaultValue = "${settings.localRepository}/.cache/sst-iam")
  private File typeCache;

  /**
   * The folder that the goal writes to.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "sst-iam.outputDirectory",
      defaultValue = "${project.build.directory}/sst-iam")
  private File outputDirectory;

  /**
   * The project's folder.
   *
   * @since 0.1.0
   */
  @Parameter(defaultValue = "${basedir}", readonly = true)
  private File basedir;

  /**
   * The execution of this goal, whose name the messages give.
   *
   * @since 0.1.0
   */
  @Parameter(defaultValue = "${mojoExecution}", readonly = true)
  private MojoExecution execution;

  @Override
  public final void execute() throws MojoExecutionException, MojoFailureException {
    if (skip) {
      getLog().info("Skipping sst-iam:" + execution.getGoal() + " (sst-iam.skip=true)");
      return;
    }
    try {
      readAndRun();
    } catch (MojoExecutionException e) {
      throw PlainFault.of(e);
    } catch (MojoFailureException e) {
      throw PlainFault.of(e);
    }
  }

  /** Names of the app reach the console here and by the log; both take them as plain text. */
  @Override
  public final Log getLog() {
    return new PlainLog(super.getLog());
  }

  private void readAndRun() throws MojoExecutionException, MojoFailureException {
    ReadRequest request = source();
    // One catalogue for all: it keeps what it has read.
    Catalog embedded = Catalog.embedded();
    SstApp app = read(request, embedded);
    TypeSchemas.Found found = schemas().of(app, embedded);
    warn(found.warnings());
    // What references to the types return is known by now.
    run(found.isEmpty() ? app : read(request, found.catalog()), found.catalog());
  }

  /**
   * Does the goal's own work.
   *
   * @param app the app
   * @param known the permission catalogue
   */
  abstract void run(SstApp app, Catalog known) throws MojoExecutionException, MojoFailureException;

  /** Whether the build fails for types that nobody knows. */
  final boolean failsOnUnknownTypes() throws MojoExecutionException {
    return unknownTypes() == TypeSchemas.UnknownTypes.FAIL;
  }

  /** Where the goal writes to. */
  final OutputFiles output() {
    // In a folder without a POM, Maven leaves the variables of the build directory as they are.
    boolean inProject = !outputDirectory.getPath().contains("${");
    Path directory = inProject ? outputDirectory.toPath() : Path.of("target", "sst-iam");
    return new OutputFiles(directory.toAbsolutePath().normalize());
  }

  /** What the names of the project's files count from. */
  final SourceRoot project() {
    return SourceRoot.of(basedir.toPath());
  }

  /**
   * A file that a parameter names: a name in the folder that the goal writes to, or a path from the
   * project's folder.
   */
  final NamedFile file(String parameter) {
    Path path = Path.of(parameter);
    return path.getParent() == null
        ? new NamedFile(output(), parameter)
        : new NamedFile(
            new OutputFiles(
                basedir.toPath().resolve(path.getParent()).toAbsolutePath().normalize()),
            path.getFileName().toString());
  }

  /** Says how much of the app is accounted for, and warns of what is not. */
  final void log(Coverage coverage) {
    List<String> lines = CoverageText.lines(coverage);
    getLog().info(lines.get(0));
    for (int i = 1; i < coverage.catalogues().size(); i++) {
      getLog().info("Catalogue: beside the embedded one, " + coverage.catalogues().get(i));
    }
    warn(lines.subList(1, lines.size()));
    for (String remark : coverage.remarks()) {
      getLog().warn(Sanitizer.line(remark));
    }
  }

  /** Warns of each. */
  final void warn(List<String> warnings) {
    for (String warning : warnings) {
      getLog().warn(warning);
    }
  }

  private TypeSchemas.UnknownTypes unknownTypes() throws MojoExecutionException {
    return Parameters.choice("unknownTypes", unknownTypes, TypeSchemas.UnknownTypes.class);
  }

  private TypeSchemas schemas() throws MojoExecutionException {
    return new TypeSchemas(Parameters.path(catalog), unknownTypes(), aws(), typeCache.toPath());
  }

  private static SstApp read(ReadRequest request, Catalog known) throws MojoExecutionException {
    try {
      return SstAppReader.read(request, known);
    } catch (AppReadException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }
}
