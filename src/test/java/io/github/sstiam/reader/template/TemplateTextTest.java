package io.github.sstiam.reader.template;

import static io.github.sstiam.reader.template.TemplateFixture.property;
import static io.github.sstiam.reader.template.TemplateFixture.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.app.Text;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** JSON and YAML templates, whole and broken. */
class TemplateTextTest {
  private static final String JSON = "{\"Resources\": {\"R\": {\"Type\": \"A::B::C\"}}}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "08|08",
        "010|010",
        "012345678901|012345678901",
        "123456789012|123456789012",
        "0x1F|0x1F",
        "1_000|1_000",
        "1.50|1.50",
        "1e3|1e3",
        "12:30:45|12:30:45",
        "2012-10-17|2012-10-17",
        "yes|true",
        "on|true",
        "No|false",
        "off|false",
        "TRUE|true",
        "'\"yes\"'|yes",
        "y|y",
        "\"a # b\"|a # b",
        "a#b # comment|a#b",
      })
  void aYamlScalarKeepsItsSpelling(String scalar, String text) throws TemplateException {
    assertThat(property(scalar).text()).isEqualTo(text);
  }

  @Test
  void shortFormsMayNestInEachOther() throws TemplateException {
    String conditions = "Conditions: {A: !Equals [a, a], B: !Not [!Condition A]}";

    assertThat(property("!If [B, x, !Join ['-', [!Sub '${AWS::Region}', y]]]", conditions).text())
        .isEqualTo("eu-west-1-y");
  }

  @Test
  void aliasesStandForTheirAnchors() throws TemplateException {
    TemplateFixture fixture = property("[&name shop, *name, &list [a, b], *list]");

    assertThat(fixture.texts()).containsExactly("shop", "shop", "a", "b", "a", "b");
  }

  @Test
  void byteOrderMarkAndCarriageReturnsAreIgnored() throws TemplateException {
    String yaml = "\uFEFFResources:\r\n  R:\r\n    Type: A::B::C\r\n";

    assertThat(template(yaml).resource("R").type()).isEqualTo("A::B::C");
    assertThat(template("\uFEFF" + JSON + "\r\n").resource("R").type()).isEqualTo("A::B::C");
  }

  @Test
  void nullsInJsonAreAbsentValues() throws TemplateException {
    String json =
        JSON.replace(
            "}}}", ", \"Properties\": {\"A\": null, \"B\": [null, 1]}}}, \"Outputs\": null}");

    assertThat(template(json).resource("R").properties().get("A")).isEmpty();
    assertThat(template(json).resource("R").properties().texts("B")).containsExactly(Text.of("1"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|line 1, column 1: the file is empty",
        "'# nothing'|line 1, column 1: the file is empty",
        "'{\"Resources\": {'|malformed JSON",
        "'[1]'|a template is an object, found an array",
        "'text'|a template is an object, found a string",
        "'{}'|line 1, column 1: the template has no \"Resources\"",
        "'{\"Resources\": [1]}'|line 1, column 15: \"Resources\" must be an object, found an array",
        "'{\"Resources\": null}'|\"Resources\" must be an object, found null",
        "'{\"Resources\": {}, \"Outputs\": 1}'|\"Outputs\" must be an object, found a number",
        "'Resources: {Fn::ForEach::Each: [a]}'|line 1, column 13: \"Fn::ForEach::Each\" in Resources:"
            + " the template must be expanded first",
        "'Resources: {Fn::Transform: {Name: AWS::Include}}'|must be expanded first",
        "'Resources: {R: x}'|(resource R): a resource must be an object, found a string",
        "'Resources: {R: {Properties: {}}}'|(resource R): a resource needs a \"Type\"",
        "'Resources: {R: {Type: A::B::C, Properties: [a]}}'|\"Properties\" must be an object",
        "'Resources: {R: {Type: A::B::C, Condition: No1}}'|condition \"No1\" is not defined",
        "'Resources: {R: {Type: A::B::C, Condition: [a]}}'|Condition takes a string here",
        "'Resources: {R: {Type: A}, R: {Type: B}}'|line 1, column 27: duplicate name \"R\"",
        "'{\"Resources\": {}, \"Resources\": {}}'|duplicate name \"Resources\"",
        "'a: [b'|malformed YAML",
        "'a: *nowhere'|malformed YAML: found undefined alias",
        "'Resources: {R: {<<: {Type: A}}}'|merge key",
      })
  void aBrokenTemplateIsAnErrorWithPosition(String text, String problem) {
    assertThatThrownBy(() -> template(text).resources())
        .isInstanceOf(TemplateException.class)
        .hasMessageMatching("(?s)line \\d+, column \\d+.*: .*")
        .hasMessageContaining(problem);
  }

  @Test
  void aSecondDocumentIsAnError() {
    assertThatThrownBy(() -> template("Resources: {}\n---\nResources: {}\n").resources())
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("line 2, column 1: malformed YAML");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[|]", "{a: |}", "!Join ['', |]", "!If [x, |, b]"})
  void deepYamlIsAnError(String open, String close) {
    String deep = open.repeat(300) + "x" + close.repeat(300);

    assertThatThrownBy(() -> property(deep).value())
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("line ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"[|]", "{\"a\":|}", "{\"Fn::Not\":[|]}", "{\"Fn::Sub\":|}"})
  void deepJsonIsAnError(String open, String close) {
    String deep = open.repeat(100_000) + "1" + close.repeat(100_000);

    assertThatThrownBy(() -> template("{\"Resources\":" + deep + "}").resources())
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("line 1, ");
  }

  @Test
  void aliasesThatExpandToTooManyValuesAreAnError() {
    StringBuilder bomb = new StringBuilder("a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n");
    for (int i = 1; i < 20; i++) {
      bomb.append("a").append(i).append(": &a").append(i).append(" [");
      bomb.append(("*a" + (i - 1) + ", ").repeat(9)).append("*a").append(i - 1).append("]\n");
    }

    assertThatThrownBy(() -> template(bomb + "Resources: {}").resources())
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("the aliases expand to more than");
  }

  @Test
  void anAliasInsideItsOwnAnchorIsAnError() {
    assertThatThrownBy(() -> property("&loop [a, *loop]").value())
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("deep");
  }
}
