package io.github.sstiam.goal.app;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.SstVersion;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.source.RuleFiles;
import io.github.sstiam.catalog.source.SchemaReadException;
import io.github.sstiam.goal.access.AwsAccess;
import io.github.sstiam.goal.access.CloudFormationTemplates;
import io.github.sstiam.goal.app.AppRequest.StaleAssembly;
import io.github.sstiam.goal.app.AppRequest.Synthesis;
import io.github.sstiam.goal.port.BuildCache;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.goal.port.GoalLog;
import io.github.sstiam.reader.AppSource;
import io.github.sstiam.reader.ParsedApp;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.Source;
import io.github.sstiam.reader.change.TemplateFolder;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.files.SourceRoot;
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
 * Reads an app: runs its synthesis if the request says so, chooses the source, checks that the
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
      AppSource source = AppSource.of(asked);
      log.info("Reading " + source.description() + age(source, request.staleAssembly()));
      ParsedApp parsed = source.parse();
      // One catalogue for all: it keeps what it has read.
      CatalogExtension.Extended extended =
          new CatalogExtension(request.types(), aws).of(parsed, catalog(request));
      log.warnings(extended.warnings());
      SstApp app = parsed.resolve(extended.catalog());
      SourceRoot root = source.root();
      Optional<SstVersion> given = asked.folder().givenVersion();
      return new ReadApp(
          app,
          given.isPresent() ? given : app.version(),
          extended.catalog(),
          source.description(),
          new ReportSubject.AppFiles(root.prefix(), root.name(source.mainFile())));
    } catch (AppReadException e) {
      throw new GoalException(e.getMessage(), e);
    }
  }

  /** The embedded catalogue, under the project's own rules. */
  private static Catalog catalog(AppRequest request) throws GoalException {
    try {
      return new RuleFiles(request.types().folder(), request.types().rules())
          .over(Catalog.embedded());
    } catch (SchemaReadException e) {
      throw new GoalException(e.getMessage(), e);
    }
  }

  private ReadRequest readRequest(AppRequest request) {
    if (request.changes().isEmpty()) {
      return request.read();
    }
    Optional<Path> folder = request.changes().get().folder();
    return request
        .read()
        .changedFrom(
            folder.isPresent()
                ? new TemplateFolder(folder.get())
                : new CloudFormationTemplates(aws));
  }

  /** How old a cloud assembly is; blank for other sources. */
  private String age(AppSource source, StaleAssembly staleAssembly) throws GoalException {
    if (!(source instanceof AppSource.Assembly assembly)) {
      return "";
    }
    AssemblyFreshness freshness =
        staleAssembly == StaleAssembly.IGNORE
            ? AssemblyFreshness.NOT_KNOWN
            : AssemblyFreshness.of(assembly.request().folder(), assembly.folder());
    if (freshness.state() == AssemblyFreshness.State.STALE) {
      String warning = freshness.warning(assembly.description(), assembly.request().stage());
      if (staleAssembly == StaleAssembly.FAIL) {
        throw new GoalException(warning);
      }
      log.warn(warning);
    }
    boolean fresh = freshness.state() == AssemblyFreshness.State.FRESH;
    return AssemblyFreshness.age(assembly.folder(), Instant.now())
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
              + " selects another source. Leave one of them out.");
    }
    boolean own = synthesis.command().isEmpty();
    AppSynthesis run =
        new AppSynthesis(
            asked.appDirectory(),
            own
                ? SynthesisCommand.of(
                    asked.folder(), asked.stage(), asked.stacks().target().region())
                : synthesis.command(),
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
