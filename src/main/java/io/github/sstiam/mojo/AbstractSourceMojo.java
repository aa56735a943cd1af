package io.github.sstiam.mojo;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.mojo.access.AppSyntheses;
import io.github.sstiam.mojo.console.Progress;
import io.github.sstiam.mojo.parameter.CommandElement;
import io.github.sstiam.mojo.parameter.DeclaredResourceElement;
import io.github.sstiam.mojo.parameter.Parameters;
import io.github.sstiam.reader.AppSource;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.Source;
import io.github.sstiam.reader.declared.ResourceDeclaration;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.files.SourceRoot;
import io.github.sstiam.reader.synthesis.AppSynthesis;
import io.github.sstiam.reader.synthesis.AssemblyFreshness;
import io.github.sstiam.reader.synthesis.SynthesisCommand;
import io.github.sstiam.report.ReportSubject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.Parameter;

/** The parameters of what an app is read from, and of its synthesis. */
abstract class AbstractSourceMojo extends AbstractAppMojo {
  /**
   * What the app is read from: {@code auto} takes {@code templates} where they are given, else the
   * cloud assembly, else the constructs of a folder with {@code sst.json} or {@code sst.config.ts},
   * else {@code declaredResources}; {@code assembly}, {@code constructs} and {@code declared} take
   * that one.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.source", defaultValue = "auto")
  private String source;

  /**
   * What happens when sources of the app are newer than the cloud assembly: {@code warn} names
   * them, {@code fail} fails, {@code ignore} does not look.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.staleAssembly", defaultValue = "warn")
  private String staleAssembly;

  /**
   * Whether the app's own synthesis is run first. It runs code of the app, which the plugin does
   * not do otherwise, with the environment and the AWS credentials of the build.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.synthesise", defaultValue = "false")
  private boolean synthesise;

  /**
   * The program that {@code synthesise} runs in the app's folder, each of its arguments an {@code
   * <argument>}, or all in one text with blanks between, where quotes keep blanks. No shell reads
   * it. By default {@code npx --no-install sst build} with {@code --stage} and {@code --region}
   * where they are given.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.synthesisCommand")
  private CommandElement synthesisCommand;

  /**
   * The most seconds that the synthesis may take. Then it is stopped, and the goal fails.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.synthesisTimeout", defaultValue = "600")
  private int synthesisTimeout;

  /**
   * Resources that no source of the app shows. They are added to what the source shows.
   *
   * <pre>{@code
   * <declaredResources>
   *   <declaredResource>
   *     <type>AWS::DynamoDB::Table</type>
   *     <name>orders-*</name>
   *   </declaredResource>
   * </declaredResources>
   * }</pre>
   *
   * @since 0.1.0
   */
  @Parameter private List<DeclaredResourceElement> declaredResources;

  /**
   * What happens when constructs are read and one is not known: {@code warn} names it, {@code fail}
   * fails.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.unknownConstructs", defaultValue = "warn")
  private String unknownConstructs;

  private enum StaleAssembly {
    WARN,
    FAIL,
    IGNORE
  }

  private enum UnknownConstructs {
    WARN,
    FAIL
  }

  /** What the app was read from, in words. */
  private String readFrom = "";

  /** What the app's files count from. */
  private SourceRoot root;

  /** The file that stands for the app as a whole, from the app's folder. */
  private String mainFile = "";

  /** What the app was read from, such as {@code the cloud assembly .sst/dist}. */
  final String readFrom() {
    return readFrom;
  }

  /** What a report on the app is about. */
  final ReportSubject subject(SstApp app) {
    return ReportSubject.of(app, readFrom, new ReportSubject.AppFiles(root.prefix(), mainFile));
  }

  /** What is to be read, after the synthesis where one is asked for. The log says what it is. */
  final AppSource source() throws MojoExecutionException {
    ReadRequest request = request();
    try {
      if (synthesise) {
        synthesise(request);
        // Whatever else the folder holds, the synthesis was to make an assembly.
        request = request.from(Source.ASSEMBLY);
      }
      AppSource chosen = AppSource.of(request);
      readFrom = chosen.description();
      root = chosen.root();
      mainFile = root.name(chosen.mainFile());
      String description = readFrom;
      if (chosen instanceof AppSource.Assembly found) {
        AssemblyFreshness freshness = freshness(found);
        boolean fresh = freshness.state() == AssemblyFreshness.State.FRESH;
        description +=
            AssemblyFreshness.age(found.folder(), Instant.now())
                + (fresh ? "; no source of the app is newer" : "");
      }
      getLog().info("Reading " + description);
      return chosen;
    } catch (AppReadException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }

  private AssemblyFreshness freshness(AppSource.Assembly assembly) throws MojoExecutionException {
    StaleAssembly stale = Parameters.choice("staleAssembly", staleAssembly, StaleAssembly.class);
    AssemblyFreshness freshness =
        stale == StaleAssembly.IGNORE
            ? AssemblyFreshness.NOT_KNOWN
            : AssemblyFreshness.of(assembly.request().folder(), assembly.folder());
    if (freshness.state() == AssemblyFreshness.State.STALE) {
      String warning = freshness.warning(assembly.description(), assembly.request().stage());
      if (stale == StaleAssembly.FAIL) {
        throw new MojoExecutionException(warning);
      }
      getLog().warn(warning);
    }
    return freshness;
  }

  private void synthesise(ReadRequest request) throws MojoExecutionException, AppReadException {
    boolean other = request.source() == Source.CONSTRUCTS || request.source() == Source.DECLARED;
    if (other || !request.templates().isEmpty()) {
      throw new MojoExecutionException(
          "-Dsst-iam.synthesise=true makes a cloud assembly, but "
              + (other ? "-Dsst-iam.source=" + source : "-Dsst-iam.templates")
              + " asks for something else to be read. Leave one of them out.");
    }
    if (synthesisTimeout < 1) {
      throw new MojoExecutionException(
          "<synthesisTimeout> (-Dsst-iam.synthesisTimeout) is "
              + synthesisTimeout
              + "; give a number of seconds from 1 on.");
    }
    List<String> given = synthesisCommand == null ? List.of() : synthesisCommand.arguments();
    AppSynthesis synthesis =
        new AppSynthesis(
            request.appDirectory(),
            given.isEmpty()
                ? SynthesisCommand.of(
                    request.folder(), request.stage(), request.stacks().target().region())
                : given,
            Duration.ofSeconds(synthesisTimeout),
            given.isEmpty());
    Progress progress = progress("The app is synthesised");
    try {
      AppSyntheses.of(session()).run(synthesis, getLog()::info);
    } finally {
      progress.end();
    }
  }

  private ReadRequest request() throws MojoExecutionException {
    return app()
        .source(Parameters.choice("source", source, Source.class))
        .declaring(declarations())
        .failOnUnknownConstructs(
            Parameters.choice("unknownConstructs", unknownConstructs, UnknownConstructs.class)
                == UnknownConstructs.FAIL)
        .build();
  }

  private List<ResourceDeclaration> declarations() {
    List<ResourceDeclaration> declarations = new ArrayList<>();
    if (declaredResources != null) {
      declaredResources.forEach(element -> declarations.add(element.declaration()));
    }
    return declarations;
  }
}
