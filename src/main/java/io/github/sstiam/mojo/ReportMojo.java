package io.github.sstiam.mojo;

import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.mojo.output.OutputFiles;
import io.github.sstiam.mojo.output.ReportFormat;
import io.github.sstiam.mojo.output.SitePage;
import io.github.sstiam.mojo.parameter.PolicyFiles;
import io.github.sstiam.report.json.VerificationSummary;
import io.github.sstiam.text.IoErrors;
import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.AbstractMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugins.annotations.LifecyclePhase;
import org.apache.maven.plugins.annotations.Mojo;
import org.apache.maven.plugins.annotations.Parameter;
import org.apache.maven.reporting.MavenReport;

/**
 * Shows in the project's site what {@code verify-permissions} has found: how many permissions are
 * there, what is missing, and the whole report. It verifies nothing itself, and never fails a site.
 */
@Mojo(name = "report", defaultPhase = LifecyclePhase.SITE, threadSafe = true)
public final class ReportMojo extends AbstractMojo implements MavenReport {
  private static final String NAME = "sst-iam-report";

  /** The whole report, in the site. */
  private static final String WHOLE = "sst-iam/report.html";

  /**
   * Skips the goal. It says so in one line.
   *
   * @since 0.1.0
   */
  @Parameter(property = "sst-iam.skip", defaultValue = "false")
  private boolean skip;

  /**
   * The folder that {@code verify-permissions} has written to.
   *
   * @since 0.1.0
   */
  @Parameter(
      property = "sst-iam.outputDirectory",
      defaultValue = "${project.build.directory}/sst-iam")
  private File outputDirectory;

  /**
   * The folder of the site.
   *
   * @since 0.1.0
   */
  @Parameter(defaultValue = "${project.reporting.outputDirectory}", readonly = true)
  private File siteDirectory;

  @Override
  public void execute() {
    getLog()
        .info(
            "sst-iam:report makes a page of the project's site: name it in <reporting> and run mvn"
                + " site.");
  }

  @Override
  public boolean canGenerateReport() {
    if (skip) {
      getLog().info("Skipping sst-iam:report (sst-iam.skip=true)");
      return false;
    }
    if (!Files.isRegularFile(json()) && !Files.isRegularFile(page())) {
      getLog()
          .info(
              "Nothing is verified yet, so the site has no page on permissions: run mvn verify, or"
                  + " mvn sst-iam:verify-permissions, before mvn site.");
      return false;
    }
    return true;
  }

  @Override
  public void generate(Sink sink, Locale locale) {
    new SitePage(summary(), copied()).write(sink);
  }

  private Optional<VerificationSummary> summary() {
    if (!Files.isRegularFile(json())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          VerificationSummary.read(PolicyFiles.text(json(), "Run mvn verify again.")));
    } catch (MojoExecutionException e) {
      getLog().warn(e.getMessage());
      return Optional.empty();
    } catch (JsonSyntaxException e) {
      getLog().warn(json() + ", " + e.getMessage() + ". Run mvn verify again.");
      return Optional.empty();
    }
  }

  /** Puts the whole report into the site, and gives the link to it. */
  private Optional<String> copied() {
    if (!Files.isRegularFile(page())) {
      return Optional.empty();
    }
    Path copy = siteDirectory.toPath().resolve(WHOLE).toAbsolutePath().normalize();
    try (Reader page = Files.newBufferedReader(page())) {
      new OutputFiles(copy.getParent()).write(copy.getFileName().toString(), page::transferTo);
      return Optional.of(WHOLE);
    } catch (MojoExecutionException e) {
      getLog().warn(e.getMessage());
      return Optional.empty();
    } catch (IOException e) {
      getLog().warn(page() + " cannot be read (" + IoErrors.of(e) + ").");
      return Optional.empty();
    }
  }

  private Path json() {
    return outputDirectory.toPath().resolve(ReportFormat.JSON.file());
  }

  private Path page() {
    return outputDirectory.toPath().resolve(ReportFormat.HTML.file());
  }

  /** Deprecated, and yet the one that the interface asks for. */
  @Override
  @SuppressWarnings("deprecation")
  public String getOutputName() {
    return NAME;
  }

  @Override
  public String getCategoryName() {
    return CATEGORY_PROJECT_REPORTS;
  }

  @Override
  public String getName(Locale locale) {
    return SitePage.TITLE;
  }

  @Override
  public String getDescription(Locale locale) {
    return "Whether the deploying identities have the IAM permissions that the deployment needs.";
  }

  @Override
  public void setReportOutputDirectory(File directory) {
    siteDirectory = directory;
  }

  @Override
  public File getReportOutputDirectory() {
    return siteDirectory;
  }

  @Override
  public boolean isExternalReport() {
    return false;
  }
}
