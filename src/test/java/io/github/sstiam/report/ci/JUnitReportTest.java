package io.github.sstiam.report.ci;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.report.Golden;
import io.github.sstiam.report.Samples;
import java.io.ByteArrayInputStream;
import java.io.StringReader;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.SchemaFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * The schema is that of Maven Surefire 3.5.4, from its source release on Maven Central
 * (org.apache.maven.surefire:surefire, Apache License 2.0).
 */
class JUnitReportTest {
  @Test
  void everyPermissionIsATestCase() throws Exception {
    Golden.assertSame("ci/TEST-sst-iam.xml", JUnitReport.of(Samples.report()));
  }

  @Test
  void theSchemaOfSurefireHolds() {
    assertThatCode(() -> validate(JUnitReport.of(Samples.report()))).doesNotThrowAnyException();
    assertThatCode(() -> validate(JUnitReport.of(Samples.hostile()))).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @ValueSource(strings = {"failure", "testcase", "time", "tests", "classname"})
  void theSchemaOfSurefireTellsWhatIsOfAnotherForm(String word) {
    String xml = JUnitReport.of(Samples.report());
    assertThat(xml).contains(word);

    assertThatThrownBy(() -> validate(xml.replace(word, word + "-x")))
        .isInstanceOf(SAXException.class);
  }

  @Test
  void theCountsAreThoseOfTheTestCases() throws Exception {
    Element suite = parsed(JUnitReport.of(Samples.report())).getDocumentElement();

    assertThat(suite.getAttribute("tests")).isEqualTo(count(suite, "testcase"));
    assertThat(suite.getAttribute("failures")).isEqualTo(count(suite, "failure"));
    assertThat(suite.getAttribute("skipped")).isEqualTo(count(suite, "skipped"));
    assertThat(count(suite, "failure")).isNotEqualTo("0");
    assertThat(count(suite, "skipped")).isNotEqualTo("0");
  }

  @Test
  void hostileTextsAreShownAndChangeNoMarkup() throws Exception {
    Document document = parsed(JUnitReport.of(Samples.hostile()));
    NodeList cases = document.getElementsByTagName("testcase");

    assertThat(((Element) cases.item(0)).getAttribute("classname"))
        .isEqualTo(
            "app/\\u0000\\u001b[31m <b a='\"'>&amp;]]></b>{0}\\\\r\n\\u2028\\ud800"
                + " \\udc00\ud83d\ude00\\uffff");
    assertThat(document.getElementsByTagName("b").getLength()).isZero();
  }

  private static String count(Element suite, String name) {
    return String.valueOf(suite.getElementsByTagName(name).getLength());
  }

  private static Document parsed(String xml) throws Exception {
    return DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(xml.getBytes(UTF_8)));
  }

  private static void validate(String xml) throws Exception {
    SchemaFactory.newInstance(XMLConstants.W3C_XML_SCHEMA_NS_URI)
        .newSchema(JUnitReportTest.class.getResource("surefire-test-report.xsd"))
        .newValidator()
        .validate(new StreamSource(new StringReader(xml)));
  }
}
