package io.github.sstiam.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PropertyPathTest {
  private static final Value CORS =
      new Value.Items(
          List.of(
              new Value.Members(Map.of("Origin", Value.of("a"))),
              new Value.Members(Map.of("Origin", Value.of("b")))));

  private static final Value.Members PROPERTIES =
      new Value.Members(
          Map.of(
              "Cors",
              CORS,
              "Code",
              new Value.Members(Map.of("S3Bucket", Value.of("code"))),
              "Role",
              new Value.OneOf(List.of(Value.of("one"), new Value.Unknown()))));

  private static List<String> texts(String path) {
    return PROPERTIES.texts(PropertyPath.of(path)).stream().map(Text::pattern).toList();
  }

  @Test
  void aTextIsWrittenWithDots() {
    assertThat(PropertyPath.of("routes.*.function").steps())
        .containsExactly("routes", "*", "function");
    assertThat(PropertyPath.of("routes.*.function")).hasToString("routes.*.function");
    assertThat(PropertyPath.of("")).isEqualTo(PropertyPath.ROOT);
    assertThat(PropertyPath.ROOT.first()).isEmpty();
  }

  @Test
  void aPathCanBeCutAtItsLastEntryStep() {
    assertThat(PropertyPath.of("a.*.b.*.c").toLastEntry()).isEqualTo(PropertyPath.of("a.*.b.*"));
    assertThat(PropertyPath.of("a.b").toLastEntry()).isEqualTo(PropertyPath.ROOT);
    assertThat(PropertyPath.of("a.b").hasEntries()).isFalse();
  }

  @Test
  void aPathOfNamesLeadsToNestedProperties() {
    assertThat(texts("Code.S3Bucket")).containsExactly("code");
    assertThat(texts("Code.S3Key")).isEmpty();
    assertThat(texts("Code")).isEmpty();
  }

  @Test
  void listItemsAreFollowedWithAndWithoutAnEntryStep() {
    assertThat(texts("Cors.Origin")).containsExactly("a", "b");
    assertThat(texts("Cors.*.Origin")).containsExactly("a", "b");
  }

  @Test
  void anEntryStepFollowsEveryMemberOfAnObject() {
    assertThat(texts("*.S3Bucket")).contains("code");
  }

  @Test
  void everyAlternativeIsFollowedAndUnknownStaysUnknown() {
    assertThat(texts("Role")).containsExactly("one", "*");
  }

  @Test
  void aValueIsATextOnlyIfItIsAScalar() {
    assertThat(Value.of("a").text()).isEqualTo(Text.of("a"));
    assertThat(CORS.text()).isEqualTo(Text.UNKNOWN);
  }

  @Test
  void aValueMayBeAbsentIfOneAlternativeIsMissing() {
    Value absent = new Value.OneOf(List.of(Value.of("a")));
    assertThat(absent.mayBeAbsent()).isTrue();
    assertThat(new Value.OneOf(List.of(Value.of("b"), absent)).mayBeAbsent()).isTrue();
    assertThat(new Value.OneOf(List.of(Value.of("a"), Value.of("b"))).mayBeAbsent()).isFalse();
  }
}
