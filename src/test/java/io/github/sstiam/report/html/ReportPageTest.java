package io.github.sstiam.report.html;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.report.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a browser, opened from a file as a reader would. */
class ReportPageTest {
  @TempDir static Path folder;

  private static Browser browser;

  private Path sample;

  /** With {@code -Dbrowser=required}, as in CI, a machine without a browser fails. */
  @BeforeAll
  static void startBrowser() throws IOException {
    Optional<Path> program = Browser.find();
    if (!"required".equals(System.getProperty("browser"))) {
      assumeTrue(program.isPresent(), "The page is not tested: there is no Chromium on the PATH");
    }
    browser =
        Browser.start(
            program.orElseThrow(
                () -> new AssertionError("There is no Chromium on the PATH; install one")),
            Files.createDirectory(folder.resolve("browser")));
  }

  @AfterAll
  static void stopBrowser() {
    if (browser != null) {
      browser.close();
    }
  }

  @BeforeEach
  void open() throws IOException {
    sample = write("sample.html", HtmlReport.of(Samples.report()));
    browser.open(sample);
  }

  @AfterEach
  void nothingIsComplainedOf() {
    assertThat(browser.complaints()).isEmpty();
  }

  @Test
  void aFilterLeavesWhatFits() {
    choose("outcome", "unknown");

    assertThat(shown()).containsExactly("dynamodb:UpdateTimeToLive");
    assertThat(text("#shown")).isEqualTo("1 of 6 permissions");
    assertThat(text(".section.warning > summary .count")).isEqualTo("1 of 2");
    choose("outcome", "");
    assertThat(text(".section.warning > summary .count")).isEqualTo("2");
  }

  @Test
  void filtersNarrowTogetherAndAreTakenBack() {
    choose("service", "dynamodb");
    assertThat(shown()).hasSize(5);
    choose("standing", "suppressed");
    assertThat(shown()).containsExactly("dynamodb:TagResource");
    choose("service", "s3");
    assertThat(shown()).isEmpty();
    assertThat(browser.evaluate("document.getElementById('nothing').hidden")).isEqualTo("false");

    browser.evaluate("document.querySelector('#show-all').click()");
    browser.waitFor("document.getElementById('nothing').hidden");
    assertThat(shown()).hasSize(6);
  }

  @Test
  void everyFilterHasItsValues() {
    assertThat(
            browser.evaluate(
                "Array.from(document.querySelectorAll('select'), each => each.dataset.filter + ' '"
                    + " + each.options.length).join()"))
        .isEqualTo("outcome 6,standing 5,necessity 2,principal 2,service 3,owner 3");
  }

  @Test
  void aSearchLooksAtAllThatIsSaidOfAPermission() {
    assertThat(found("puTObject")).containsExactly("s3:PutObject");
    assertThat(found("file assets")).containsExactly("s3:PutObject");
    assertThat(found("NoTables")).containsExactly("dynamodb:DeleteTable");
    assertThat(found("prod-shop/Orders sst.table")).hasSize(5);
    assertThat(found("no such thing")).isEmpty();
    assertThat(found("")).hasSize(6);
  }

  @Test
  void whatFitsIsOpenedAndFoldedAgain() {
    String folded = "document.querySelector('.section.passed').open";
    assertThat(browser.evaluate(folded)).isEqualTo("false");
    choose("outcome", "allowed");
    assertThat(browser.evaluate(folded)).isEqualTo("true");
    choose("outcome", "");
    assertThat(browser.evaluate(folded)).isEqualTo("false");
  }

  @Test
  void aCellOfTheMatrixLeadsToItsPermissions() {
    browser.evaluate("document.querySelectorAll('.matrix a')[0].click()");

    assertThat(shown()).containsExactly("s3:PutObject");
    assertThat(value("service")).isEqualTo("s3");
  }

  @Test
  void thePolicyIsCopied() {
    browser.evaluate(
        "Object.defineProperty(navigator, 'clipboard', {value:"
            + " {writeText: async (text) => { window.copied = text; }}})");
    browser.evaluate("document.querySelector('.copy').click()");
    browser.waitFor("document.querySelector('.copy').textContent === 'Copied'");

    assertThat(browser.evaluate("window.copied")).isEqualTo(policy());
  }

  @Test
  void thePolicyIsCopiedWhereThePageGetsNoClipboard() {
    browser.evaluate("Object.defineProperty(navigator, 'clipboard', {value: undefined})");
    browser.evaluate(
        "document.addEventListener('copy', () => { window.copied = String(getSelection()); })");
    browser.evaluate("document.querySelector('.copy').click()");
    browser.waitFor("window.copied !== undefined");

    assertThat(browser.evaluate("window.copied").strip()).isEqualTo(policy().strip());
  }

  @Test
  void theKeyboardReachesEverythingInTheOrderOfThePage() {
    List<String> stops = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      browser.press("Tab");
      stops.add(
          browser.evaluate(
              "(() => { const e = document.activeElement; return e.id || e.dataset.filter ||"
                  + " (e.getAttribute('href') ?? e.localName + ' ' + e.type); })()"));
    }

    assertThat(stops)
        .containsExactly(
            "#permissions",
            "#totals",
            "#permissions",
            "#policies",
            "#matrix",
            "#identities",
            "#coverage",
            "search",
            "outcome",
            "standing",
            "necessity",
            "principal",
            "service",
            "owner",
            "button reset",
            "summary undefined");
    browser.press("Enter");
    browser.waitFor("!document.querySelector('.section').open");
  }

  @Test
  void aLinkToAPermissionOpensIt() {
    browser.evaluate("location.hash = '#p0'");

    browser.waitFor("document.getElementById('p0').open");
    assertThat(browser.evaluate("document.getElementById('p0').checkVisibility()"))
        .isEqualTo("true");
  }

  @Test
  void everyControlHasANameAndEveryHeadingItsPlace() {
    assertThat(
            browser.evaluate(
                "Array.from(document.querySelectorAll('input, select, button, [role=region],"
                    + " [role=img], nav')).filter(e => !(e.labels?.length ||"
                    + " e.getAttribute('aria-label') || e.getAttribute('aria-labelledby') ||"
                    + " e.textContent.trim())).length"))
        .isEqualTo("0");
    assertThat(
            browser.evaluate(
                "Array.from(document.querySelectorAll('h1, h2, h3'), e => +e.localName[1])"
                    + ".every((level, i, all) => i === 0 ? level === 1 : level <= all[i - 1] + 1)"))
        .isEqualTo("true");
    assertThat(
            browser.evaluate(
                "Array.from(document.querySelectorAll('[aria-labelledby], [aria-describedby]'))"
                    + ".flatMap(e => [e.getAttribute('aria-labelledby'),"
                    + " e.getAttribute('aria-describedby')]).filter(Boolean).flatMap(ids =>"
                    + " ids.split(' ')).filter(id => !document.getElementById(id)).join()"))
        .isEmpty();
    assertThat(
            browser.evaluate(
                "(() => { const ids = Array.from(document.querySelectorAll('[id]'), e => e.id);"
                    + " return ids.length - new Set(ids).size; })()"))
        .isEqualTo("0");
  }

  /** At least 4.5 to 1 (https://www.w3.org/TR/WCAG22/#contrast-minimum). */
  @Test
  void textStandsOutInLightAndDark() {
    for (String scheme : List.of("light", "dark")) {
      browser.prefer("", "prefers-color-scheme", scheme);
      browser.open(sample);
      assertThat(browser.evaluate(LOW_CONTRASTS)).as(scheme).isEmpty();
    }
    browser.prefer("", "prefers-color-scheme", "");
  }

  @Test
  void aNarrowScreenNeedsNoSidewaysScrolling() {
    browser.send(
        "Emulation.setDeviceMetricsOverride",
        json -> {
          json.writeNumberField("width", 360);
          json.writeNumberField("height", 740);
          json.writeNumberField("deviceScaleFactor", 1);
          json.writeBooleanField("mobile", false);
        });
    browser.waitFor("innerWidth === 360");

    assertThat(
            browser.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"))
        .isEqualTo("0");
    browser.send("Emulation.clearDeviceMetricsOverride", json -> {});
  }

  @Test
  void paperShowsThePermissionsAndNoControls() {
    browser.prefer("print", "prefers-color-scheme", "light");

    assertThat(browser.evaluate("document.querySelector('.section.passed code').checkVisibility()"))
        .isEqualTo("true");
    assertThat(browser.evaluate("document.getElementById('filters').checkVisibility()"))
        .isEqualTo("false");
    browser.prefer("", "prefers-color-scheme", "");
  }

  @Test
  void withoutScriptsThePageIsReadAndFiltersAreGone() {
    browser.allowScripts(false);
    try {
      browser.open(sample);
      assertThat(browser.evaluate("document.getElementById('filters').checkVisibility()"))
          .isEqualTo("false");
      assertThat(browser.evaluate("document.querySelector('.copy').checkVisibility()"))
          .isEqualTo("false");
      assertThat(shown()).hasSize(6);
      assertThat(text("#policy-0")).isEqualTo(policy().strip());
    } finally {
      browser.allowScripts(true);
    }
  }

  @Test
  void textOfATemplateIsShownAndNeverRun() throws IOException {
    browser.open(write("hostile.html", HtmlReport.of(HostileSamples.report())));

    assertThat(browser.evaluate("typeof window.stolen")).isEqualTo("undefined");
    assertThat(browser.evaluate("document.scripts.length")).isEqualTo("1");
    assertThat(browser.evaluate("document.images.length")).isEqualTo("0");
    assertThat(browser.evaluate("document.querySelectorAll('dd b, b b, i b').length"))
        .isEqualTo("0");
    assertThat(text(".owner")).contains(HostileSamples.MARKUP).contains("\\u202egnp.");
    assertThat(found("stolen")).hasSize(3);
    assertThat(
            browser.evaluate(
                "JSON.parse(document.querySelector('pre').textContent).Statement.flatMap(s =>"
                    + " s.Resource).some(r => r.includes('\\u202e') && r.includes('<script>'))"))
        .isEqualTo("true");
  }

  private static final String LOW_CONTRASTS =
      """
      (() => {
        const canvas = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
        const over = (colours) => {
          canvas.clearRect(0, 0, 1, 1);
          for (const colour of colours) { canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1); }
          return Array.from(canvas.getImageData(0, 0, 1, 1).data).slice(0, 3);
        };
        const light = (rgb) => rgb.map((c) => c / 255)
            .map((c) => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
            .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
        document.querySelectorAll("details").forEach((each) => { each.open = true; });
        const low = [];
        const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        while (texts.nextNode()) {
          const element = texts.currentNode.parentElement;
          if (texts.currentNode.data.trim() === "" || ["SCRIPT", "STYLE"].includes(element.tagName)
              || !element.checkVisibility()) {
            continue;
          }
          const behind = [];
          for (let each = element; each; each = each.parentElement) {
            behind.unshift(getComputedStyle(each).backgroundColor);
          }
          if (element.closest(".box")) {
            behind.push(getComputedStyle(element.closest(".box").querySelector("rect")).fill);
          }
          const style = getComputedStyle(element);
          const front = element.closest("svg") ? style.fill : style.color;
          const [a, b] = [light(over(behind)), light(over([...behind, front]))].sort((x, y) => y - x);
          const ratio = (a + 0.05) / (b + 0.05);
          if (ratio < 4.5) {
            low.push(texts.currentNode.data.trim() + " " + ratio.toFixed(2));
          }
        }
        return low.join("; ");
      })()
      """;

  private static String policy() {
    return PolicyWriter.write(Samples.report().policies().get(0).document());
  }

  private static Path write(String name, String page) throws IOException {
    return Files.writeString(folder.resolve(name), page);
  }

  private static void choose(String filter, String value) {
    browser.evaluate(
        "(() => { const e = document.querySelector('[data-filter=%s]'); e.value = '%s';"
                .formatted(filter, value)
            + " e.dispatchEvent(new Event('change', {bubbles: true})); })()");
  }

  private static String value(String filter) {
    return browser.evaluate("document.querySelector('[data-filter=%s]').value".formatted(filter));
  }

  private static List<String> found(String words) {
    browser.evaluate(
        "(() => { const e = document.getElementById('search'); e.value = '%s';".formatted(words)
            + " e.form.dispatchEvent(new Event('change')); })()");
    return shown();
  }

  private static List<String> shown() {
    String actions =
        browser.evaluate(
            "Array.from(document.querySelectorAll('.permission:not([hidden]) b + code'),"
                + " e => e.textContent).join()");
    return actions.isEmpty() ? List.of() : List.of(actions.split(",", -1));
  }

  private static String text(String selector) {
    return browser.evaluate("document.querySelector('%s').textContent.trim()".formatted(selector));
  }
}
