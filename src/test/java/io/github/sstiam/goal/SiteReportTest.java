package io.github.sstiam.goal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the project's site shows of a verification. */
class SiteReportTest {
  @TempDir Path project;

  @Test
  void theSiteShowsTheProblemsAndHasACopyOfTheReport() throws Exception {
    VerifyCase goal = VerifyCase.crudApi(project).policy("deployer-lacks-two.json");
    goal.run();

    SiteReport.Content content = report(goal.output()).collect();

    assertThat(content.warnings()).isEmpty();
    assertThat(content.summary().orElseThrow().problems())
        .extracting(problem -> problem.action())
        .contains("dynamodb:CreateTable", "iam:PassRole");
    assertThat(content.link()).contains("sst-iam/report.html");
    assertThat(project.resolve("site/sst-iam/report.html"))
        .hasSameTextualContentAs(goal.output().resolve("report.html"));
  }

  @Test
  void withoutAVerificationThereIsNothingToShow() {
    SiteReport report = report(project);

    assertThat(report.hasContent()).isFalse();
    assertThat(report.collect().summary()).isEmpty();
    assertThat(report.collect().link()).isEmpty();
  }

  @Test
  void aResultThatCannotBeReadIsAWarning() throws Exception {
    Files.writeString(project.resolve("verification.json"), "{");

    SiteReport.Content content = report(project).collect();

    assertThat(report(project).hasContent()).isTrue();
    assertThat(content.summary()).isEmpty();
    assertThat(content.warnings())
        .singleElement()
        .asString()
        .contains("verification.json")
        .endsWith("Run mvn verify again.");
  }

  private SiteReport report(Path verification) {
    return new SiteReport(verification, project.resolve("site"));
  }
}
