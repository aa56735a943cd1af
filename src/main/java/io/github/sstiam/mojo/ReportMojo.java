package io.github.sstiam.mojo;

import io.github.sstiam.goal.SiteReport;
import java.io.File;
import java.util.Locale;
import org.apache.maven.doxia.sink.Sink;
import org.apache.maven.plugin.AbstractMojo;
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
    if (!report().hasContent()) {
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
    SiteReport.Content content = report().collect();
    content.warnings().forEach(getLog()::warn);
    new SitePage(content.summary(), content.link()).write(sink);
  }

  private SiteReport report() {
    return new SiteReport(outputDirectory.toPath(), siteDirectory.toPath());
  }

  /** Deprecated, but the interface requires it. */
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
