package io.github.sstiam.goal.output;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.composition.fitting.FittedPolicy;
import io.github.sstiam.composition.fitting.FittedPolicy.FittedDocument;
import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.mojo.console.SanitizedLog;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.reader.template.TemplateText;
import io.github.sstiam.report.ReportSchema;
import io.github.sstiam.report.VerificationReport;
import io.github.sstiam.report.html.HostileSamples;
import io.github.sstiam.report.text.CoverageText;
import io.github.sstiam.report.text.Paint;
import io.github.sstiam.report.text.SuppressionText;
import io.github.sstiam.report.text.VerificationText;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.text.Sanitizer;
import java.io.ByteArrayInputStream;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.maven.plugin.logging.Log;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Document;
import org.w3c.dom.NodeList;

/** Every form in which names of a template leave the plugin, with names that mean ill. */
class HostileFormatsTest {
  private static final String PLAIN = "plain";

  /** The start of an element, the end of one, a comment, a declaration. */
  private static final Pattern MARKUP = Pattern.compile("<[/!?]?[A-Za-z-]*");

  static Stream<Arguments> names() {
    return Stream.of(
        Arguments.of("control sequences", "\u001b[2J\u001b]0;title\u0007\u009b31m\b\r"),
        Arguments.of("direction", "\u202egnp.\u2066\u2069\u200b\u200f\ufeff\u061c"),
        Arguments.of("line ends", "a\r\nb\u0085c\u2028d\u2029e\u000bf\fg"),
        Arguments.of("tags of no sight", "a\udb40\udc41\udb40\udc42b"),
        Arguments.of("ends of sections", "]]>]]&gt;--></script></style></textarea></title>"),
        Arguments.of(
            "markup", "<script>x=1</script><!--<img src=x onerror=x=1>\"' onload=x=1 <?x?>"),
        Arguments.of("halves of characters", "\ud800x\udc00\ud83d\ude00\udbff"),
        Arguments.of("no characters", "\u0000\u0001\u007f\ufffe\uffff\ue000"),
        Arguments.of("formulas", "=cmd|' /C calc'!A0 @SUM(1) +1 -1"),
        Arguments.of("expressions", "${jndi:ldap://x} {{7*7}} %{ if true } #{x} $(x) `x` {0} %s"),
        Arguments.of("YAML", "'\"\\ - !!x *a &b |\n  c: # d\n---\n..."),
        Arguments.of("JSON", "\",\"a\":{\"b\":\\u0022\\"),
        Arguments.of("length", "n".repeat(1_000_000)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void reportsForMachinesAreAsTheirSchemasSay(String what, String name) throws Exception {
    String json = written(ReportFormat.JSON, name);
    String sarif = written(ReportFormat.SARIF, name);

    assertThat(ReportSchema.ofPlugin("verification.schema.json").problems(json)).isEmpty();
    assertThat(JsonReader.read(json)).isInstanceOf(JsonObject.class);
    assertThat(JsonReader.read(sarif)).isInstanceOf(JsonObject.class);
    if (name.length() < 1_000) {
      assertThat(ReportSchema.ofSarif().problems(sarif)).isEmpty();
      assertThat(strings(JsonReader.read(json))).as(what).contains(name);
    }
    assertPlain(json);
    assertPlain(sarif);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void theReportOfTestsHasTheSameElements(String what, String name) throws Exception {
    String xml = written(ReportFormat.JUNIT, name);

    assertThat(elements(xml)).as(what).isEqualTo(elements(written(ReportFormat.JUNIT, PLAIN)));
    assertPlain(xml);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void thePageHasTheSameElements(String what, String name) throws Exception {
    String page = written(ReportFormat.HTML, name);

    assertThat(markup(page)).as(what).isEqualTo(markup(written(ReportFormat.HTML, PLAIN)));
    assertPlain(page);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void policiesOfAllFormsGrantTheSame(String what, String name) throws Exception {
    PolicyDocument policy = HostileSamples.of(name).policies().get(0).document();
    Map<String, String> files =
        new PolicyOutput(
                new OutputFiles(Path.of("unused")),
                "policy.json",
                EnumSet.allOf(PolicyFormat.class))
            .files(
                DeployingPrincipal.CALLER,
                new FittedPolicy(List.of(new FittedDocument(policy, List.of())), List.of()));

    files.values().forEach(HostileFormatsTest::assertPlain);
    PolicyDocument read =
        PolicyReader.read(files.get("policy.json"), "policy.json", PolicyKind.IDENTITY);
    assertThat(PolicyWriter.compact(read)).as(what).isEqualTo(PolicyWriter.compact(policy));
    JsonObject template = TemplateText.read(files.get("policy.template.json"));
    // YAML has no way to write half a character.
    String whole =
        name.contains("\ud800")
            ? files.get("policy.template.json").replaceAll("\\\\ud[89a-f]..", "\ufffd")
            : files.get("policy.template.json");
    assertThat(
            TemplateText.read(files.get("policy.template.yaml")).sameAs(TemplateText.read(whole)))
        .isTrue();
    assertThat(strings(template)).containsAll(strings(JsonReader.read(files.get("policy.json"))));
    String inTerraform =
        strings(JsonReader.read(files.get("policy.tf.json"))).stream()
            .filter(text -> text.startsWith("{"))
            .findFirst()
            .orElseThrow();
    assertThat(inTerraform.replace("$${", "").replace("%%{", ""))
        .doesNotContain("${")
        .doesNotContain("%{");
    assertThat(inTerraform.replace("$${", "${").replace("%%{", "%{"))
        .isEqualTo(PolicyWriter.compact(policy));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("names")
  void theConsoleHasTheSameLines(String what, String name) {
    assertThat(console(name)).as(what).hasSameSizeAs(console(PLAIN));
    console(name).forEach(HostileFormatsTest::assertPlain);
  }

  /** What the log is given, line by line. */
  private static List<String> console(String name) {
    VerificationReport report = HostileSamples.of(name);
    VerificationText text = new VerificationText(report, Paint.NONE);
    List<String> lines = new ArrayList<>();
    Log log =
        new SanitizedLog(
            new SystemStreamLog() {
              @Override
              public void info(CharSequence content) {
                lines.addAll(content.toString().lines().toList());
              }
            });
    log.info(CoverageText.subject(report.subject()));
    CoverageText.lines(report.verification().coverage()).forEach(log::info);
    CoverageText.unverified(report.verification()).forEach(log::info);
    SuppressionText.suppressed(report.judged()).forEach(log::info);
    SuppressionText.failures(report.judged()).forEach(log::info);
    log.info(text.totals());
    log.info(text.warning());
    log.info(text.failure("target/sst-iam"));
    return lines;
  }

  private static String written(ReportFormat format, String name) throws Exception {
    StringWriter out = new StringWriter();
    format.write(HostileSamples.of(name), out);
    return out.toString();
  }

  private static void assertPlain(String text) {
    assertThat(Sanitizer.lines(text).equals(text)).as("holds nothing that does not show").isTrue();
    assertThat(new String(text.getBytes(UTF_8), UTF_8).equals(text)).as("is UTF-8").isTrue();
  }

  private static List<String> markup(String page) {
    return MARKUP.matcher(page).results().map(MatchResult::group).sorted().toList();
  }

  private static List<String> elements(String xml) throws Exception {
    Document document =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
    NodeList all = document.getElementsByTagName("*");
    List<String> names = new ArrayList<>();
    for (int i = 0; i < all.getLength(); i++) {
      names.add(all.item(i).getNodeName());
    }
    // Names decide the order.
    Collections.sort(names);
    return names;
  }

  private static List<String> strings(JsonValue value) {
    if (value instanceof JsonValue.JsonString string) {
      return List.of(string.value());
    }
    if (value instanceof JsonValue.JsonArray array) {
      return array.elements().stream().flatMap(each -> strings(each).stream()).toList();
    }
    if (value instanceof JsonObject object) {
      return object.members().values().stream()
          .flatMap(member -> strings(member.value()).stream())
          .toList();
    }
    return List.of();
  }
}
