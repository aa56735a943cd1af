package io.github.sstiam.requirement.need;

import static io.github.sstiam.requirement.need.PropertyCondition.Answer.MAYBE;
import static io.github.sstiam.requirement.need.PropertyCondition.Answer.NO;
import static io.github.sstiam.requirement.need.PropertyCondition.Answer.YES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.sstiam.app.Text;
import io.github.sstiam.app.Value;
import io.github.sstiam.requirement.need.PropertyCondition.Answer;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PropertyConditionTest {
  /** {@code A: x}, {@code B: {C: [{D: 1}, {E: 2}]}}, {@code Open: not known}. */
  private static final Value.Members DECLARED =
      new Value.Members(
          Map.of(
              "A",
              Value.of("x"),
              "B",
              members(
                  "C",
                  new Value.Items(
                      List.of(members("D", Value.of("1")), members("E", Value.of("2"))))),
              "Open",
              new Value.Unknown(),
              "OpenText",
              new Value.Scalar(Text.UNKNOWN)));

  @ParameterizedTest
  @CsvSource({
    "always, YES",
    "!always, NO",
    "A, YES",
    "!A, NO",
    "Z, NO",
    "!Z, YES",
    "Open, MAYBE",
    "!Open, MAYBE",
    "Open.Member, MAYBE",
    "B.C, YES",
    "B.C.D, YES",
    "B.C.E, YES",
    "B.C.F, NO",
    "B.D, NO",
    // A known text has no members; an unknown one may turn out to be an object.
    "A.Member, NO",
    "OpenText, YES",
    "OpenText.Member, MAYBE",
    // Names are compared with case.
    "a, NO",
  })
  void aPathHoldsIfThePropertyIsDeclared(String condition, Answer answer) {
    assertThat(evaluate(condition)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "A=x, YES",
    "A=X, YES",
    "A=y, NO",
    "'A=y,x', YES",
    "A=*x*, YES",
    "A=y*, NO",
    "A=*, YES",
    "**=x*, YES",
    "**=2, YES",
    "**=3, NO",
    "!A=x, NO",
    "!A=y, YES",
    "Z=x, NO",
    "!Z=x, YES",
    "OpenText=x, MAYBE",
    "Open=x, MAYBE",
    "Open=x*, MAYBE",
    "!Open=x, MAYBE",
    "B.C.D=1, YES",
    "B.C.D=2, NO",
    // An object has no value to compare.
    "B=x, NO",
  })
  void aPathWithValuesHoldsIfThePropertyHasOneOfThem(String condition, Answer answer) {
    assertThat(evaluate(condition)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "A&B, YES",
    "A&Z, NO",
    "A&Open, MAYBE",
    "Z&Open, NO",
    "A|Z, YES",
    "Z|Y, NO",
    "Z|Open, MAYBE",
    "A|Open, YES",
    "!Z&A, YES",
    "!A|Z, NO",
    // & before |: (Z and Y) or A; A or (Z and Y). With | first, both would be NO.
    "Z&Y|A, YES",
    "A|Z&Y, YES",
    "Z|A&Y, NO",
    "A&Z|Open, MAYBE",
  })
  void andBindsBeforeOr(String condition, Answer answer) {
    assertThat(evaluate(condition)).isEqualTo(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "*Role*, YES",
    "*role*, YES",
    "!*Role*, NO",
    "Execution*, YES",
    "*Bucket*, NO",
    // The member of a policy document is not a property.
    "*Principal*, NO",
    // The policy itself is one.
    "*Policy*, YES",
  })
  void aNameWithAWildcardMatchesAtAnyDepth(String condition, Answer answer) {
    Value.Members properties =
        new Value.Members(
            Map.of(
                "Code",
                new Value.Items(List.of(members("ExecutionRoleArn", Value.of("r")))),
                "KeyPolicy",
                members("Principal", Value.of("p"))));

    assertThat(PropertyCondition.parse(condition).evaluate(properties, NO)).isEqualTo(answer);
  }

  @Test
  void aWildcardNameWithAnUnknownValueMayBeDeclared() {
    assertThat(evaluate("*pen", Answer.NO)).isEqualTo(MAYBE);
  }

  @ParameterizedTest
  @CsvSource({"tags, YES, YES", "tags, NO, NO", "tags, MAYBE, MAYBE", "!tags, YES, NO"})
  void tagsHoldsIfTheResourceOrItsStackHasTags(String condition, Answer tags, Answer answer) {
    assertThat(evaluate(condition, tags)).isEqualTo(answer);
  }

  @Test
  void alternativesThatAgreeAreCertain() {
    Value both = new Value.OneOf(List.of(Value.of("x"), Value.of("y")));

    assertThat(evaluate("P", both)).isEqualTo(YES);
    assertThat(evaluate("P.Q", both)).isEqualTo(NO);
    assertThat(evaluate("P.Q", new Value.OneOf(List.of(members("Q", both), Value.of("x")))))
        .isEqualTo(MAYBE);
  }

  /** {@code Fn::If} with {@code AWS::NoValue} leaves one alternative. */
  @Test
  void aSingleAlternativeMayBeAbsent() {
    Value one = new Value.OneOf(List.of(Value.of("x")));

    assertThat(evaluate("P", one)).isEqualTo(MAYBE);
    assertThat(evaluate("!P", one)).isEqualTo(MAYBE);
    assertThat(evaluate("P.Q", one)).isEqualTo(NO);
  }

  @Test
  void aWildcardNameBelowAlternativesMayBeDeclared() {
    Value either =
        new Value.OneOf(List.of(members("RoleArn", Value.of("r")), members("Name", Value.of("n"))));

    assertThat(evaluate("*Role*", either)).isEqualTo(MAYBE);
    assertThat(evaluate("*Bucket*", either)).isEqualTo(NO);
  }

  @Test
  void anEmptyListDeclaresNothing() {
    assertThat(evaluate("P", new Value.Items(List.of()))).isEqualTo(NO);
    assertThat(evaluate("P", members("Q", Value.of("x")))).isEqualTo(YES);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "A|", "|A", "A&", "A||B", "!", "=x", "!=x"})
  void aBlankPartIsRejectedWithTheCondition(String condition) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PropertyCondition.parse(condition))
        .withMessage("\"" + condition + "\" has a blank part");
  }

  @Test
  void pathsAreThoseOfPropertiesWithoutWildcards() {
    assertThat(PropertyCondition.parse("A.B=x&!C|*Role*|tags|always|D").paths())
        .containsExactly("A.B", "C", "D");
  }

  private static Answer evaluate(String condition) {
    return evaluate(condition, NO);
  }

  private static Answer evaluate(String condition, Answer tags) {
    return PropertyCondition.parse(condition).evaluate(DECLARED, tags);
  }

  private static Answer evaluate(String condition, Value property) {
    return PropertyCondition.parse(condition).evaluate(members("P", property), NO);
  }

  private static Value.Members members(String name, Value value) {
    return new Value.Members(Map.of(name, value));
  }
}
