package io.github.sstiam.goal;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.goal.access.PolicyFiles;
import io.github.sstiam.goal.output.OutputFiles;
import io.github.sstiam.goal.output.ReportFormat;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.report.json.VerificationSummary;
import io.github.sstiam.text.IoErrors;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Collects for the project's site what a verification has written: its totals and problems, and the
 * HTML report, which it copies into the site.
 *
 * @param verification the folder that the verification has written to
 * @param site the folder of the site
 */
public record SiteReport(Path verification, Path site) {
  /** The HTML report, from the site's folder. */
  private static final String COPY = "sst-iam/report.html";

  public SiteReport {
    requireNonNull(verification, "verification is null");
    requireNonNull(site, "site is null");
  }

  /**
   * What the page of the site shows.
   *
   * @param summary the totals and problems, where they can be read
   * @param link the link to the HTML report, where there is one
   * @param warnings what could not be read or written, in words for the user
   */
  public record Content(
      Optional<VerificationSummary> summary, Optional<String> link, List<String> warnings) {
    public Content {
      requireNonNull(summary, "summary is null");
      requireNonNull(link, "link is null");
      warnings = List.copyOf(warnings);
    }
  }

  /** Whether a verification has written anything that the site can show. */
  public boolean hasContent() {
    return Files.isRegularFile(json()) || Files.isRegularFile(page());
  }

  /** Reads the summary and copies the HTML report. It never fails: problems are warnings. */
  public Content collect() {
    List<String> warnings = new ArrayList<>();
    Optional<VerificationSummary> summary = summary(warnings);
    return new Content(summary, copied(warnings), warnings);
  }

  private Optional<VerificationSummary> summary(List<String> warnings) {
    if (!Files.isRegularFile(json())) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          VerificationSummary.read(PolicyFiles.text(json(), "Run mvn verify again.")));
    } catch (GoalException e) {
      warnings.add(e.getMessage());
    } catch (JsonSyntaxException e) {
      warnings.add(json() + ", " + e.getMessage() + ". Run mvn verify again.");
    }
    return Optional.empty();
  }

  private Optional<String> copied(List<String> warnings) {
    if (!Files.isRegularFile(page())) {
      return Optional.empty();
    }
    Path copy = site.resolve(COPY).toAbsolutePath().normalize();
    try (Reader page = Files.newBufferedReader(page())) {
      new OutputFiles(copy.getParent()).write(copy.getFileName().toString(), page::transferTo);
      return Optional.of(COPY);
    } catch (GoalException e) {
      warnings.add(e.getMessage());
    } catch (IOException e) {
      warnings.add(page() + " cannot be read (" + IoErrors.of(e) + ").");
    }
    return Optional.empty();
  }

  private Path json() {
    return verification.resolve(ReportFormat.JSON.file());
  }

  private Path page() {
    return verification.resolve(ReportFormat.HTML.file());
  }
}
