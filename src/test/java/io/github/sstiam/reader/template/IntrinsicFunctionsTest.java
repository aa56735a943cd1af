package io.github.sstiam.reader.template;

import static io.github.sstiam.reader.template.TemplateFixture.property;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.app.Value;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The intrinsic functions with known, partly known and unknown arguments. */
class IntrinsicFunctionsTest {
  private static final String OPEN_PARAMETER = "Parameters: {Open: {Type: String}}";
  private static final String OPEN_LIST = "Parameters: {Open: {Type: CommaDelimitedList}}";
  private static final String UNKNOWN_CONDITION =
      OPEN_PARAMETER + "\nConditions: {May: !Equals [!Ref Open, x]}";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Join ['-', [a, b, c]]|a-b-c",
        "!Join ['', [a, !Ref Open, c]]|a*c",
        "!Join [!Ref Open, [a, b]]|a*b",
        "!Join [',', !Split ['-', a-b]]|a,b",
        "!Join ['-', [a, !Ref AWS::NoValue, c]]|a-c",
        "!Join ['-', []]|''",
        "!Sub 'a-${Open}-b'|a-*-b",
        "!Sub 'a-${AWS::Region}'|a-eu-west-1",
        "!Sub '${!Literal}'|${Literal}",
        "!Sub ['${x}-${y.z}', {x: 1, y.z: !Ref Open}]|1-*",
        "!Sub ['${Open}', {Open: mine}]|mine",
        "!Select [1, [a, b, c]]|b",
        "!Select ['0', [a, b]]|a",
        "!Select [0, !Split [',', 'a,b']]|a",
        "!Base64 hello|aGVsbG8=",
        "!Base64 {Ref: Open}|*",
        "!Length [a, b]|2",
        "!Length {Ref: Open}|*",
      })
  void aFunctionReturnsThisText(String function, String text) throws TemplateException {
    assertThat(property(function, OPEN_PARAMETER).text()).isEqualTo(text);
  }

  @Test
  void splitKnowsThePiecesBeforeTheFirstUnknownPart() throws TemplateException {
    TemplateFixture split = property("!Split [',', !Sub 'a,b,c${Open},d']", OPEN_PARAMETER);

    assertThat(split.texts()).containsExactly("a", "b", "c*", "*");
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = " -> ",
      value = {
        "!Select [2, !Split [',', !Sub 'a,b,c${Open},d']] -> c*",
        "!Select [0, !Split ['||', !Sub 'a|${Open}']] -> a*",
        "!Select [1, !Split ['||', !Sub 'a||b${Open}']] -> b*",
        "!Join [',', !Split [',', !Sub 'a,b${Open}']] -> a,b*",
        "!Length {'Fn::Split': [',', !Sub 'a,b${Open}']} -> *",
      })
  void splitKnowsTheBeginningOfThePieceWithTheUnknownPart(String function, String text)
      throws TemplateException {
    assertThat(property(function, OPEN_PARAMETER).text()).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Split [!Ref Open, 'a,b']",
        "!Select [!Ref Open, [a, b]]",
        "!Select [0, !GetAZs '']",
        "!Select [3, !Split [',', !Sub 'a,${Open}']]",
        "!GetAZs {Ref: AWS::Region}",
        "!Transform {Name: AWS::Include, Parameters: {Location: s3://b/k}}",
        "!ToJsonString {a: 1}",
        "!ImportValue elsewhere",
        "!ImportValue {Ref: Open}",
        "!Cidr [10.0.0.0/16, !Ref Open, 8]",
        "!FindInMap [Any, !Ref Open, key]",
        "!GetAtt [R, !Ref Open]",
      })
  void aValueThatOnlyTheDeploymentKnowsIsUnknown(String function) throws TemplateException {
    assertThat(property(function, OPEN_PARAMETER).value()).contains(new Value.Unknown());
  }

  @Test
  void cidrReturnsTheRequestedNumberOfUnknownBlocks() throws TemplateException {
    assertThat(property("!Cidr [10.0.0.0/16, 3, 8]").texts()).containsExactly("*", "*", "*");
  }

  @Test
  void joinOverAnUnknownListIsUnknown() throws TemplateException {
    assertThat(property("!Join [',', !Ref Open]", OPEN_LIST).text()).isEqualTo("*");
  }

  @Test
  void importValueReturnsTheExportOfAnEarlierStack() throws TemplateException {
    TemplateFixture imported =
        property("!ImportValue {'Fn::Sub': '${AWS::StackName}-arn'}")
            .exported("shop-arn", Value.of("arn:aws:s3:::b"));

    assertThat(imported.text()).isEqualTo("arn:aws:s3:::b");
  }

  @Test
  void ifReturnsTheBranchOfItsCondition() throws TemplateException {
    String conditions = "Conditions: {Same: !Equals [a, a], Other: !Equals [a, b]}";

    assertThat(property("!If [Same, then, else]", conditions).text()).isEqualTo("then");
    assertThat(property("!If [Other, then, else]", conditions).text()).isEqualTo("else");
    assertThat(property("!If [Other, then, !Ref AWS::NoValue]", conditions).value()).isEmpty();
  }

  @Test
  void ifReturnsBothBranchesIfItsConditionIsUnknown() throws TemplateException {
    assertThat(property("!If [May, then, else]", UNKNOWN_CONDITION).value().orElseThrow())
        .isInstanceOf(Value.OneOf.class);
    assertThat(property("!If [May, then, else]", UNKNOWN_CONDITION).texts())
        .containsExactly("then", "else");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Join [',', [a, !If [May, b, !Ref AWS::NoValue]]]|a*",
        "!Join [',', [!If [May, b, !Ref AWS::NoValue], c]]|*c",
        "!Join [',', [a, !If [May, b, !Ref AWS::NoValue], c]]|a*,c",
        "!Join [',', [a, !If [May, b, d], c]]|a,*,c",
        "!Length [a, !If [May, b, !Ref AWS::NoValue]]|*",
        "!Select [0, [a, !If [May, b, !Ref AWS::NoValue]]]|a",
      })
  void anItemThatMayBeAbsentIsUnknownInAText(String function, String text)
      throws TemplateException {
    assertThat(property(function, UNKNOWN_CONDITION).text()).isEqualTo(text);
  }

  @Test
  void anItemAfterOneThatMayBeAbsentCannotBeSelected() throws TemplateException {
    String function = "!Select [1, [!If [May, b, !Ref AWS::NoValue], c, d]]";

    assertThat(property(function, UNKNOWN_CONDITION).value()).contains(new Value.Unknown());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"{{resolve:ssm:/a:1}}\"|*",
        "'u:{{resolve:secretsmanager:db:SecretString:password}}@host'|u:*@host",
        "\"{{resolve:ssm:/a}}{{resolve:ssm:/b}}\"|*",
        "!Sub 'x-{{resolve:ssm:/${AWS::Region}/a}}-y'|x-*-y",
        "!Sub 'x-{{resolve:ssm:/${Open}/a}}-y'|x-*-y",
        "!Join ['', ['{{resolve:ssm:/', !Ref AWS::Region, '}}']]|*",
        "!Join ['', ['{{resolve:ssm:/', !Ref Open, '}}']]|*",
      })
  void aDynamicReferenceIsUnknown(String value, String text) throws TemplateException {
    assertThat(property(value, OPEN_PARAMETER).text()).isEqualTo(text);
  }

  @Test
  void findInMapReturnsTextsAndLists() throws TemplateException {
    String mappings = "Mappings: {Sizes: {eu-west-1: {memory: 512, zones: [a, b]}}}";

    assertThat(property("!FindInMap [Sizes, !Ref AWS::Region, memory]", mappings).text())
        .isEqualTo("512");
    assertThat(property("!FindInMap [Sizes, !Ref AWS::Region, zones]", mappings).texts())
        .containsExactly("a", "b");
    assertThat(property("!FindInMap [Sizes, x, y, {DefaultValue: z}]", mappings).text())
        .isEqualTo("z");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!Join [a]|Fn::Join takes a list of 2 values",
        "!Select [0]|Fn::Select takes a list of 2 values",
        "!Select [2, [a, b]]|Fn::Select asks for item 2 of a list of 2 (counted from 0)",
        "!Select [-1, [a, b]]|whole number",
        "!Split x|Fn::Split takes a list of 2 values",
        "!If [a, b]|Fn::If takes a list of 3 values",
        "!If [Undefined, a, b]|condition \"Undefined\" is not defined",
        "!Sub [a]|Fn::Sub takes a list of 2 values",
        "!Sub ['${x}', [y]]|the variables of Fn::Sub are an object",
        "!Sub '${Nowhere}'|\"Nowhere\" names no parameter and no resource",
        "!Sub '${Nowhere.Arn}'|\"Nowhere\" names no resource",
        "!Ref Nowhere|\"Nowhere\" names no parameter and no resource",
        "!Ref [a]|Ref takes a string here, found an array",
        "!Ref AWS::Nothing|\"AWS::Nothing\" is not a pseudo parameter",
        "!GetAtt Nowhere.Arn|\"Nowhere\" names no resource",
        "!GetAtt Nowhere|Fn::GetAtt takes \"<logical ID>.<attribute>\"",
        "!GetAtt [a, b, c]|Fn::GetAtt takes a list of 2 values",
        "!FindInMap [a, b]|Fn::FindInMap takes",
        "!FindInMap [a, b, c]|Fn::FindInMap finds no",
        "!Cidr 10.0.0.0/16|Fn::Cidr takes",
        "!Something x|the function \"Fn::Something\" is not known",
        "{'Fn::ForEach::Each': []}|must be expanded first",
      })
  void aWrongCallIsAnErrorWithPositionAndResource(String function, String problem) {
    assertThatThrownBy(() -> property(function).value())
        .isInstanceOf(TemplateException.class)
        .hasMessageStartingWith("line 5, column ")
        .hasMessageContaining("(resource R): ")
        .hasMessageContaining(problem);
  }
}
