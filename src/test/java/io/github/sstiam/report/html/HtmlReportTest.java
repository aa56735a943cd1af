package io.github.sstiam.report.html;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.report.Golden;
import io.github.sstiam.report.Samples;
import io.github.sstiam.report.VerificationReport;
import io.github.sstiam.requirement.Coverage;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.gate.ClassifiedPermission;
import io.github.sstiam.simulation.gate.ClassifiedVerification;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class HtmlReportTest {
  @Test
  void theMarkupIsThatOfTheGoldenFile() throws IOException {
    PageAssets assets = PageAssets.load();
    String page =
        HtmlReport.of(Samples.report())
            .replace(assets.style(), "")
            .replace(assets.script(), "")
            .replaceAll("sha256-[A-Za-z0-9+/=]+", "sha256-");

    Golden.assertSame("html/report.html", page);
  }

  @Test
  void isTheSameOnEveryRun() {
    assertThat(HtmlReport.of(Samples.report())).isEqualTo(HtmlReport.of(Samples.report()));
  }

  @Test
  void namesNoAddressThatABrowserWouldAsk() {
    assertThat(HtmlReport.of(Samples.report()))
        .doesNotContainPattern("(?i)(src|href|action|poster|data)=\"(?!#|data:,)")
        .doesNotContainPattern("(?i)url\\((?!#head)")
        .doesNotContain("@import")
        .doesNotContain(" style=")
        .doesNotContainPattern("(?i)\\son[a-z]+=");
  }

  @Test
  void textOfATemplateIsEscapedEverywhere() {
    String page = HtmlReport.of(HostileSamples.report());

    assertThat(page)
        .doesNotContain(HostileSamples.MARKUP)
        .doesNotContain("<b>bold")
        .contains("&lt;script&gt;window.stolen = 1&lt;/script&gt;");
    assertThat(page.split("<script", -1)).hasSize(2);
    assertThat(page.split("</textarea", -1)).hasSize(1);
  }

  @Test
  void charactersThatNobodySeesAreWrittenOut() {
    String page = HtmlReport.of(HostileSamples.report());

    assertThat(page.chars().filter(c -> c < ' ' && c != '\n' && c != '\t')).isEmpty();
    assertThat(page).doesNotContain("\u202e").doesNotContain("\u2066").doesNotContain("\u200b");
    assertThat(page).contains("\\u202e").contains("\\u001b[31m");
  }

  @Test
  void halvesOfCharactersAndHiddenOnesOfTwoHalvesAreWrittenOut() {
    String page = HtmlReport.of(Samples.hostile());

    assertThat(UTF_8.newEncoder().canEncode(page)).isTrue();
    assertThat(page).contains("\\ud800 \\udc00", "\ud83d\ude00");
  }

  @Test
  void aLargeAppIsListedFromTheWorstAsFarAsABrowserTakesIt() {
    VerificationReport sample = Samples.report();
    List<ClassifiedPermission> samples = sample.judged().permissions();
    ClassifiedPermission allowed = samples.get(0);
    List<ClassifiedPermission> many =
        new ArrayList<>(Collections.nCopies(Page.MOST_LISTED + 100, allowed));
    many.addAll(samples.subList(1, samples.size()));
    Verification verification =
        new Verification(
            "deployer.json",
            many.stream().map(ClassifiedPermission::verified).toList(),
            List.of(),
            sample.verification().coverage());

    String page =
        HtmlReport.of(
            new VerificationReport(
                sample.subject(),
                new ClassifiedVerification(verification, many, List.of(), List.of(), List.of()),
                List.of()));

    assertThat(page)
        .contains("The 5,000 most important permissions are listed. 105 more")
        .contains("dynamodb:DeleteTable")
        .contains("<b>5100</b><span>allowed</span>", "id=\"p4999\"")
        .doesNotContain("id=\"p5000\"");
  }

  @Test
  void anAppThatNeedsNothingHasAPage() {
    VerificationReport sample = Samples.report();
    Verification nothing =
        new Verification(
            "deployer.json",
            List.of(),
            List.of(),
            new Coverage(
                0, 0, 0, new TreeSet<>(), new TreeSet<>(), new TreeSet<>(), List.of(), List.of()));

    assertThat(
            HtmlReport.of(
                new VerificationReport(
                    sample.subject(),
                    new ClassifiedVerification(nothing, List.of(), List.of(), List.of(), List.of()),
                    Collections.emptyList())))
        .contains("The deployment needs no permission.");
  }
}
