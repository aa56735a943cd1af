package io.github.sstiam.goal.app;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.goal.access.AwsAccess;
import io.github.sstiam.goal.access.CloudFormationTemplates;
import io.github.sstiam.goal.app.AppRequest.AppFiles;
import io.github.sstiam.goal.app.AppRequest.StaleAssembly;
import io.github.sstiam.goal.app.AppRequest.Synthesis;
import io.github.sstiam.goal.app.AppRequest.Target;
import io.github.sstiam.goal.app.AppRequest.UnknownConstructs;
import io.github.sstiam.goal.port.BuildCache;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.goal.port.GoalLog;
import io.github.sstiam.reader.AppFolder;
import io.github.sstiam.reader.AppReadException;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.Source;
import io.github.sstiam.reader.SourceChoice;
import io.github.sstiam.reader.SourceRoot;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.reader.TemplateFolder;
import io.github.sstiam.reader.synthesis.AppSynthesis;
import io.github.sstiam.reader.synthesis.AssemblyFreshness;
import io.github.sstiam.reader.synthesis.SynthesisCommand;
import io.github.sstiam.report.ReportSubject;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/**
 * Reads an app: runs its synthesis where that is asked for, chooses the source, checks that the
 * source is up to date, and extends the catalogue by the app's types. The only class of the goals
 * that knows the reader.
 */
public final class AppReading {
  private final AwsAccess aws;
  private final BuildCache cache;
  private final GoalLog log;

  /**
   * @param aws reaches CloudFormation, where deployed templates or types are queried
   * @param cache shares a synthesis with other goals of the build
   * @param log takes the source that is read, and warnings
   */
  public AppReading(AwsAccess aws, BuildCache cache, GoalLog log) {
    this.aws = requireNonNull(aws, "aws is null");
    this.cache = requireNonNull(cache, "cache is null");
    this.log = requireNonNull(log, "log is null");
  }

  /**
   * Reads an app.
   *
   * @throws GoalException if it cannot be read, or is not as the request demands
   */
  public ReadApp read(AppRequest request) throws GoalException {
    try {
      ReadRequest asked = readRequest(request);
      if (request.synthesis().isPresent()) {
        synthesise(request.synthesis().get(), asked);
        // Whatever else the folder holds, the synthesis was to write an assembly.
        asked = asked.from(Source.ASSEMBLY);
      }
      SourceChoice choice = SourceChoice.of(asked);
      String source = choice.description(asked.appDirectory());
      log.info("Reading " + source + age(request, asked, choice, source));
      return read(request, asked, choice, source);
    } catch (AppReadException e) {
      throw new GoalException(e.getMessage(), e);
    }
  }

  private ReadApp read(AppRequest request, ReadRequest asked, SourceChoice choice, String source)
      throws GoalException, AppReadException {
    // One catalogue for all: it keeps what it has read.
    Catalog embedded = Catalog.embedded();
    SstApp app = SstAppReader.read(asked, embedded);
    CatalogExtension.Extended extended =
        new CatalogExtension(request.types(), aws).of(app, embedded);
    log.warnings(extended.warnings());
    if (extended.isExtended()) {
      // With the new types it is known what references to their resources return.
      app = SstAppReader.read(asked, extended.catalog());
    }
    SourceRoot root = SourceRoot.of(asked.appDirectory());
    return new ReadApp(
        app,
        request.version().isPresent() ? request.version() : app.version(),
        extended.catalog(),
        source,
        new ReportSubject.AppFiles(root.prefix(), root.name(choice.file(asked))));
  }

  private ReadRequest readRequest(AppRequest request) {
    AppFiles files = request.files();
    Target target = request.target();
    ReadRequest read =
        new ReadRequest(
                files.directory(),
                files.assembly(),
                files.templates(),
                files.stackName(),
                files.parameters(),
                new ReadRequest.Target(target.partition(), target.account(), target.region()),
                target.stage())
            .from(files.source())
            .declaring(request.declaredResources())
            .ofVersion(request.version());
    if (request.unknownConstructs() == UnknownConstructs.FAIL) {
      read = read.failingOnUnknownConstructs();
    }
    if (request.changes().isEmpty()) {
      return read;
    }
    Optional<Path> folder = request.changes().get().folder();
    return read.changedFrom(
        folder.isPresent() ? new TemplateFolder(folder.get()) : new CloudFormationTemplates(aws));
  }

  private String age(AppRequest request, ReadRequest asked, SourceChoice choice, String source)
      throws GoalException {
    if (choice.kind() != SourceChoice.Kind.ASSEMBLY) {
      return "";
    }
    AssemblyFreshness freshness =
        request.staleAssembly() == StaleAssembly.IGNORE
            ? AssemblyFreshness.NOT_KNOWN
            : AssemblyFreshness.of(
                new AppFolder(asked.appDirectory()), choice.place().orElseThrow());
    if (freshness.state() == AssemblyFreshness.State.STALE) {
      String warning = freshness.warning(source, asked.stage());
      if (request.staleAssembly() == StaleAssembly.FAIL) {
        throw new GoalException(warning);
      }
      log.warn(warning);
    }
    boolean fresh = freshness.state() == AssemblyFreshness.State.FRESH;
    return AssemblyFreshness.age(choice.place().orElseThrow(), Instant.now())
        + (fresh ? "; no source of the app is newer" : "");
  }

  private void synthesise(Synthesis synthesis, ReadRequest asked)
      throws GoalException, AppReadException {
    boolean other = asked.source() == Source.CONSTRUCTS || asked.source() == Source.DECLARED;
    if (other || !asked.templates().isEmpty()) {
      throw new GoalException(
          "-Dsst-iam.synthesise=true makes a cloud assembly, but "
              + (other
                  ? "-Dsst-iam.source=" + asked.source().name().toLowerCase(Locale.ROOT)
                  : "-Dsst-iam.templates")
              + " asks for something else to be read. Leave one of them out.");
    }
    boolean own = synthesis.command().isEmpty();
    AppSynthesis run =
        new AppSynthesis(
            asked.appDirectory(),
            own ? SynthesisCommand.of(asked) : synthesis.command(),
            synthesis.timeout(),
            own);
    GoalLog.Progress progress = log.progress("Running the app's synthesis");
    try {
      cache.get(run, AppSynthesis.class, () -> finished(run));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AppReadException("Waiting for the synthesis was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AppReadException fault) {
        throw fault;
      }
      throw new IllegalStateException("the synthesis failed", e.getCause());
    } finally {
      progress.close();
    }
  }

  private AppSynthesis finished(AppSynthesis synthesis) throws AppReadException {
    synthesis.run(log::info);
    return synthesis;
  }
}
