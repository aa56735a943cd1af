package io.github.sstiam.reader.template;

import static io.github.sstiam.reader.template.TemplateFixture.property;
import static io.github.sstiam.reader.template.TemplateFixture.template;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Templates that are made to fill the heap, the stack or the time of whoever reads them. */
class HostileTemplateTest {
  private static final String QUEUE = "{\"Type\": \"AWS::SQS::Queue\", \"Properties\": %s}";

  private static String json(String sections, String properties) {
    return "{" + sections + "\"Resources\": {\"R\": " + QUEUE.formatted(properties) + "}}";
  }

  private static void refused(String template, String... words) {
    assertThatThrownBy(() -> template(template).resources())
        .isInstanceOf(TemplateException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }

  @Test
  void jsonOfDepth100000IsRefused() {
    refused(
        json("", "{\"A\": " + "[".repeat(100_000) + "]".repeat(100_000) + "}"),
        "line 1",
        "more than 200 deep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{a: ", "- ", "!Join "})
  void yamlOfDepth100000IsRefused(String opening) {
    refused("Resources: " + opening.repeat(100_000), "line 1");
  }

  @Test
  void yamlAliasesThatExpandToBillionsOfValuesAreRefused() {
    String anchors =
        IntStream.range(1, 30)
            .mapToObj(i -> "x%d: &x%d [*x%d, *x%d]\n".formatted(i, i, i - 1, i - 1))
            .collect(Collectors.joining());

    refused("x0: &x0 [a]\n" + anchors + "Resources: {}\n", "the aliases expand to more than");
  }

  @Test
  void anAliasInsideItsOwnAnchorIsRefused() {
    refused("Resources: &r {A: {Type: A::B::C, Properties: *r}}\n", "more than 200 deep");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e1000000000", "-1E+999999999999", "0.00000000000000000000000000000001"})
  void aNumberOfAnySizeIsReadAsItsText(String number) throws TemplateException {
    assertThat(property(number).text()).isEqualTo(number);
    assertThat(template(json("", "{\"A\": " + number + "}")).resource("R").properties().texts("A"))
        .singleElement()
        .hasToString(number);
  }

  @Test
  void aNumberOfAMillionDigitsIsRefused() {
    refused(json("", "{\"A\": " + "1".repeat(1_000_000) + "}"), "malformed JSON");
  }

  @Test
  void anIndexThatIsTooLargeIsRefused() {
    refused(
        json("", "{\"A\": {\"Fn::Select\": [2147483647, [\"a\"]]}}"), "Fn::Select", "2147483647");
    refused(json("", "{\"A\": {\"Fn::Select\": [\"1e1000000000\", [\"a\"]]}}"), "whole number");
  }

  @Test
  void aDuplicateNameIsRefused() {
    refused(json("", "{\"A\": 1, \"A\": 2}"), "duplicate name \"A\"");
    refused("Resources:\n  A: {Type: A::B::C}\n  A: {Type: A::B::C}\n", "line 3", "duplicate");
  }

  @Test
  void mappingsThatExpandToTooManyValuesAreRefused() {
    String entries =
        IntStream.range(1, 100)
            .mapToObj(i -> "\"k%d\": [%s, %s]".formatted(i, lookup(i - 1), lookup(i - 1)))
            .collect(Collectors.joining(", "));
    String mappings = "\"Mappings\": {\"M\": {\"a\": {\"k0\": \"x\", " + entries + "}}}, ";

    refused(json(mappings, "{\"A\": " + lookup(99) + "}"), "expand to too much", "(resource R)");
  }

  private static String lookup(int key) {
    return "{\"Fn::FindInMap\": [\"M\", \"a\", \"k" + key + "\"]}";
  }

  @Test
  void aMappingThatRefersToItselfIsRefused() {
    String mappings = "\"Mappings\": {\"M\": {\"a\": {\"k0\": " + lookup(0) + "}}}, ";

    refused(json(mappings, "{\"A\": " + lookup(0) + "}"), "is there a loop?");
  }

  @Test
  void conditionsThatDependOnThemselvesAreRefused() {
    refused(
        "{\"Conditions\": {\"A\": {\"Fn::Not\": [{\"Condition\": \"B\"}]}, \"B\": {\"Fn::Or\":"
            + " [{\"Condition\": \"A\"}, {\"Condition\": \"A\"}]}},"
            + " \"Resources\": {\"R\": {\"Type\": \"A::B::C\", \"Condition\": \"A\"}}}",
        "condition \"A\" depends on itself");
  }

  @Test
  void namesThatReferToEachOtherAreRefused() {
    refused(
        """
        Resources:
          A: {Type: AWS::SQS::Queue, Properties: {QueueName: !Sub '${B.QueueName}-x'}}
          B: {Type: AWS::SQS::Queue, Properties: {QueueName: !GetAtt A.QueueName}}
        """,
        "in a circle");
  }

  @Test
  void namesThatGrowExponentiallyAreRefused() {
    String resources =
        IntStream.range(1, 60)
            .mapToObj(
                i ->
                    "  T%d: {Type: AWS::SNS::Topic, Properties: {TopicName: !Sub '${T%d}${T%d}'}}\n"
                        .formatted(i, i - 1, i - 1))
            .collect(Collectors.joining());

    refused("Resources:\n  T0: {Type: AWS::SNS::Topic}\n" + resources, "is longer than");
  }

  @Test
  void manyTextsOfALongNameAreRefused() {
    String name = "n".repeat(500_000);
    String references =
        IntStream.range(0, 20_000)
            .mapToObj(i -> "\"P" + i + "\": {\"Ref\": \"Q\"}")
            .collect(Collectors.joining(","));
    String topic =
        "\"Q\": {\"Type\": \"AWS::SNS::Topic\", \"Properties\": {\"TopicName\": \""
            + name
            + "\"}},";

    refused(
        "{\"Resources\": {" + topic + "\"R\": " + QUEUE.formatted("{" + references + "}") + "}}",
        "expand to too much");
  }

  @Test
  void base64OfBase64IsRefusedBeforeItFillsTheHeap() {
    String opening = "{\"Fn::Base64\": ".repeat(150);

    refused(json("", "{\"A\": " + opening + "\"aaaa\"" + "}".repeat(151)), "expand to too much");
  }

  @Test
  void aTextOfManyUnknownPartsTakesTimeInProportion() throws TemplateException {
    String text = "${O}x".repeat(100_000);
    String sections = "\"Parameters\": {\"O\": {\"Type\": \"String\"}}, ";
    String template = json(sections, "{\"A\": {\"Fn::Sub\": \"" + text + "\"}}");

    assertThat(template(template).resource("R").properties().texts("A"))
        .singleElement()
        .satisfies(found -> assertThat(found.literals()).hasSize(100_001));
  }

  @Test
  void aLogicalIdOf1MbIsAName() throws TemplateException {
    String name = "L".repeat(1_000_000);

    assertThat(template("Resources:\n  ? " + name + "\n  : {Type: AWS::SQS::Queue}\n").resources())
        .singleElement()
        .satisfies(resource -> assertThat(resource.logicalId()).isEqualTo(name));
    refused("{\"Resources\": {\"" + name + "\": {\"Type\": \"A::B::C\"}}}", "malformed JSON");
  }

  @Test
  void aParameterThatIsNotAnObjectIsIgnored() throws TemplateException {
    String template = json("\"Parameters\": {\"P\": [null]}, ", "{}");

    assertThat(template(template).resolver().dynamicReferences()).isEmpty();
  }

  @Test
  void controlCharactersOfANameAreNotInAMessage() {
    refused(
        "{\"Resources\": {\"A\\u001b[2J\\nB\\u202e\": {\"Type\": 1}}}",
        "(resource A\\u001b[2J\\nB\\u202e)");
  }
}
