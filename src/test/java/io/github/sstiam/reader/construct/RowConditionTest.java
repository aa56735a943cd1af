package io.github.sstiam.reader.construct;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.PropertyPath;
import io.github.sstiam.app.Text;
import io.github.sstiam.reader.construct.RowCondition.Comparison;
import io.github.sstiam.reader.script.Instance;
import io.github.sstiam.reader.script.Place;
import io.github.sstiam.reader.script.ScriptValue;
import io.github.sstiam.reader.script.ScriptValue.Arr;
import io.github.sstiam.reader.script.ScriptValue.Bool;
import io.github.sstiam.reader.script.ScriptValue.External;
import io.github.sstiam.reader.script.ScriptValue.Native;
import io.github.sstiam.reader.script.ScriptValue.Num;
import io.github.sstiam.reader.script.ScriptValue.Obj;
import io.github.sstiam.reader.script.ScriptValue.Str;
import io.github.sstiam.reader.script.ScriptValue.Token;
import io.github.sstiam.reader.script.ScriptValue.Unknown;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The condition language of the construct tables. */
class RowConditionTest {
  private static final ScriptValue UNKNOWN = Unknown.at(Place.NOWHERE);

  private static Instance instance(String type) {
    Instance instance = new Instance(Optional.empty(), Place.NOWHERE, Optional.empty());
    instance.construct(new External("sst/constructs", type), List.of());
    return instance;
  }

  private static Obj object(Map<String, ? extends ScriptValue> members) {
    Obj object = new Obj();
    object.members().putAll(members);
    return object;
  }

  private static ConstructDeclaration construct(ScriptValue props, boolean isNested) {
    return new ConstructDeclaration(
        "Api", ConstructPath.of(Text.of("Api")), props, instance("Api"), isNested);
  }

  private static boolean holds(String condition, ScriptValue props) {
    return RowCondition.of(condition)
        .holds(construct(props, false), EntryBinding.NONE, Map.of("$region", Str.of("us-east-1")));
  }

  /** Whether a condition holds for a property {@code p} with a value. */
  private static boolean holdsFor(String condition, ScriptValue value) {
    return holds(condition, object(Map.of("p", value)));
  }

  private static Unknown oneOf(ScriptValue... values) {
    return new Unknown(Place.NOWHERE, List.of(values), true);
  }

  @ParameterizedTest
  @CsvSource({
    "cors, cors, IS_SET, '', false",
    "!cors, cors, IS_SET, '', true",
    "a.b.*, a.b.*, IS_SET, '', false",
    "p is object, p, IS_OF_KIND, object, false",
    "p is string|number, p, IS_OF_KIND, string;number, false",
    "p is not construct, p, IS_OF_KIND, construct, true",
    "p = kms, p, IS_TEXT, kms, false",
    "p != a|b, p, IS_TEXT, a|b, true",
    "p = , p, IS_TEXT, '', false",
  })
  void readsPathComparisonOperandsAndNegation(
      String text, String path, Comparison comparison, String operands, boolean negated) {
    // The CSV reader strips the blank of the last row.
    RowCondition condition = RowCondition.of(text.endsWith("=") ? text + " " : text);

    assertThat(condition.path()).isEqualTo(PropertyPath.of(path));
    assertThat(condition.comparison()).isEqualTo(comparison);
    assertThat(String.join(";", condition.operands())).isEqualTo(operands);
    assertThat(condition.negated()).isEqualTo(negated);
  }

  @Test
  void aPropertyIsSetUnlessItIsMissingFalseOrEmpty() {
    assertThat(holdsFor("p", Str.of(""))).isTrue();
    assertThat(holdsFor("p", new Num(0))).isTrue();
    assertThat(holdsFor("p", new Bool(true))).isTrue();
    assertThat(holdsFor("p", new Bool(false))).isFalse();
    assertThat(holdsFor("p", ScriptValue.UNDEFINED)).isFalse();
    assertThat(holdsFor("p", new Obj())).isFalse();
    assertThat(holdsFor("p", object(Map.of("a", Str.of("b"))))).isTrue();
    assertThat(holdsFor("p", new Arr())).isFalse();
    assertThat(holdsFor("p", Arr.of(List.of(Str.of("b"))))).isTrue();
    assertThat(holds("p", new Obj())).isFalse();
    assertThat(holds("!p", new Obj())).isTrue();
    assertThat(holdsFor("!p", Str.of("a"))).isFalse();
  }

  @Test
  void aPathLeadsThroughObjects() {
    ScriptValue props = object(Map.of("a", object(Map.of("b", Str.of("c")))));

    assertThat(holds("a.b = c", props)).isTrue();
    assertThat(holds("a.c", props)).isFalse();
    assertThat(holds("b", props)).isFalse();
  }

  @Test
  void eachKindIsToldFromTheOthers() {
    Map<String, ScriptValue> kinds =
        Map.of(
            "string", Str.of("a"),
            "number", new Num(1),
            "true", new Bool(true),
            "false", new Bool(false),
            "object", new Obj(),
            "array", new Arr(),
            "function", new Native((arguments, place) -> ScriptValue.UNDEFINED),
            "construct", instance("Function"));
    for (String kind : kinds.keySet()) {
      for (Map.Entry<String, ScriptValue> value : kinds.entrySet()) {
        assertThat(holdsFor("p is " + kind, value.getValue()))
            .as(kind + " of " + value.getKey())
            .isEqualTo(kind.equals(value.getKey()));
        assertThat(holdsFor("p is not " + kind, value.getValue()))
            .as("not " + kind + " of " + value.getKey())
            .isNotEqualTo(kind.equals(value.getKey()));
      }
    }
  }

  @Test
  void anyOfSeveralKindsIsEnough() {
    assertThat(holdsFor("p is string|construct", Str.of("a"))).isTrue();
    assertThat(holdsFor("p is string|construct", new Num(1))).isFalse();
    assertThat(holdsFor("p is not string|construct", Str.of("a"))).isFalse();
  }

  @Test
  void aClassIsAKindByItsLastName() {
    assertThat(holdsFor("p is Function", instance("Function"))).isTrue();
    assertThat(holdsFor("p is aws_lambda.Function", instance("Function"))).isTrue();
    assertThat(holdsFor("p is Function", instance("Queue"))).isFalse();
    assertThat(holdsFor("p is Function", Str.of("Function"))).isFalse();
  }

  @Test
  void aMemberOfAConstructMayBeOfAnyClass() {
    ScriptValue token = new Token(instance("Api"), "cdk.bucket");

    assertThat(holdsFor("p is construct", token)).isTrue();
    assertThat(holdsFor("p is Bucket", token)).isTrue();
    assertThat(holdsFor("p = a", token)).isTrue();
    assertThat(holdsFor("p != a", token)).isTrue();
  }

  @Test
  void textsOfStringsNumbersBooleansAndConstantsAreCompared() {
    assertThat(holdsFor("p = kms", Str.of("KMS"))).isTrue();
    assertThat(holdsFor("p = kms", Str.of("s3"))).isFalse();
    assertThat(holdsFor("p != kms", Str.of("s3"))).isTrue();
    assertThat(holdsFor("p = 3", new Num(3))).isTrue();
    assertThat(holdsFor("p = true", new Bool(true))).isTrue();
    assertThat(holdsFor("p = kms", new External("aws-cdk-lib/aws-s3", "BucketEncryption.KMS")))
        .isTrue();
    assertThat(holdsFor("p = a|b", Str.of("a"))).isFalse();
    assertThat(holdsFor("p = a", new Obj())).isFalse();
    assertThat(holds("p != a", new Obj())).isTrue();
  }

  @Test
  void anUnknownValueMeetsAConditionAndItsNegation() {
    for (String condition :
        List.of("p", "!p", "p is string", "p is not string", "p = a", "p != a")) {
      assertThat(holdsFor(condition, UNKNOWN)).as(condition).isTrue();
      assertThat(holds(condition, UNKNOWN)).as(condition + " of unknown properties").isTrue();
    }
  }

  @Test
  void aTextThatIsUnknownInPartMeetsEveryTextButIsAString() {
    ScriptValue text = new Str(Text.of("a").then(Text.UNKNOWN));

    assertThat(holdsFor("p = b", text)).isTrue();
    assertThat(holdsFor("p != b", text)).isTrue();
    assertThat(holdsFor("p is number", text)).isFalse();
    assertThat(holdsFor("!p", text)).isFalse();
  }

  @Test
  void oneOfSeveralPossibleValuesIsEnough() {
    ScriptValue value = oneOf(Str.of("a"), new Num(1));

    assertThat(holdsFor("p is number", value)).isTrue();
    assertThat(holdsFor("p is not number", value)).isTrue();
    assertThat(holdsFor("p is object", value)).isFalse();
    assertThat(holdsFor("!p", value)).isFalse();
    assertThat(holdsFor("!p", new Unknown(Place.NOWHERE, List.of(Str.of("a")), false))).isTrue();
  }

  @Test
  void anEntryStepMeansTheBoundEntry() {
    ScriptValue props = object(Map.of("routes", object(Map.of("a", Str.of("x"), "b", new Num(1)))));
    RowCondition condition = RowCondition.of("routes.* is number");

    assertThat(EntryBinding.all(PropertyPath.of("routes.*"), props))
        .hasSize(2)
        .allSatisfy(
            binding ->
                assertThat(condition.holds(construct(props, false), binding, Map.of()))
                    .isEqualTo(binding.keys().equals(List.of(Text.of("b")))));
    assertThat(condition.holds(construct(props, false), EntryBinding.NONE, Map.of())).isTrue();
  }

  @Test
  void nestedIsAboutTheConstructAndOtherDollarNamesAreAboutTheApp() {
    RowCondition nested = RowCondition.of("$nested");
    RowCondition notNested = RowCondition.of("!$nested");

    assertThat(nested.holds(construct(new Obj(), true), EntryBinding.NONE, Map.of())).isTrue();
    assertThat(nested.holds(construct(UNKNOWN, false), EntryBinding.NONE, Map.of())).isFalse();
    assertThat(notNested.holds(construct(UNKNOWN, false), EntryBinding.NONE, Map.of())).isTrue();
    assertThat(holds("$region = us-east-1", UNKNOWN)).isTrue();
    assertThat(holds("$region != us-east-1", UNKNOWN)).isFalse();
    assertThat(holds("$removalPolicy", UNKNOWN)).isFalse();
  }
}
