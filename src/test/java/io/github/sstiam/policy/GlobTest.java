package io.github.sstiam.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html */
class GlobTest {
  @ParameterizedTest
  @CsvSource({
    "prod-*, prod-orders, true",
    "prod-*, prod-, true",
    "prod-*, stage-orders, false",
    "prod-?, prod-1, true",
    "prod-?, prod-, false",
    "*a*b*, xxaxxbxx, true",
    "*a*b*, xxbxxaxx, false",
    "'', '', true",
    "'', a, false"
  })
  void wildcardsMatchTheWholeText(String pattern, String text, boolean matches) {
    assertThat(Glob.of(pattern).matches(text)).isEqualTo(matches);
  }

  @Test
  void literalCharactersAreNoWildcards() {
    assertThat(Glob.literal("a*").matches("a*")).isTrue();
    assertThat(Glob.literal("a*").matches("ab")).isFalse();
    assertThat(Glob.literal("\uE000").matches("anything")).isFalse();
    assertThat(Glob.of("a?").matches("a\uE000")).isTrue();
    assertThat(Glob.ofUnknownParts("a?*").matches("a?b")).isTrue();
    assertThat(Glob.ofUnknownParts("a?*").matches("axb")).isFalse();
  }

  @Test
  void aLiteralWildcardIsNotSpelledOut() {
    assertThat(Glob.of("a*").isSpelledOut()).isTrue();
    assertThat(Glob.literal("ab").isSpelledOut()).isTrue();
    assertThat(Glob.literal("a*").isSpelledOut()).isFalse();
    assertThat(Glob.literal("a*")).isNotEqualTo(Glob.of("a*"));
  }

  @Test
  void aConcatenationKeepsWhatIsLiteral() {
    Glob glob = Glob.concatenated(List.of(Glob.of("home/*/"), Glob.literal("*")));

    assertThat(glob.text()).isEqualTo("home/*/*");
    assertThat(glob.matches("home/alice/*")).isTrue();
    assertThat(glob.matches("home/alice/b")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "*, a*, true",
    "a*, a*b, true",
    "a*b, a*, false",
    "a?, a*, false",
    "a*, a?, true",
    "a, a, true"
  })
  void coversWhateverTheOtherMatches(String one, String other, boolean covers) {
    assertThat(Glob.of(one).covers(Glob.of(other))).isEqualTo(covers);
  }

  @ParameterizedTest
  @CsvSource({"a*, *b, true", "a*, b*, false", "a?, ab, true", "*, ?, true", "ab, a, false"})
  void intersectsIfATextMatchesBoth(String one, String other, boolean intersects) {
    assertThat(Glob.of(one).intersects(Glob.of(other))).isEqualTo(intersects);
    assertThat(Glob.of(other).intersects(Glob.of(one))).isEqualTo(intersects);
  }

  @Test
  void splitsLikeAString() {
    for (String text : List.of("a:b:c", "a", "", ":", "a:b:c:d:e", "a::")) {
      assertThat(Glob.of(text).split(':', 3))
          .extracting(Glob::text)
          .containsExactly(text.split(":", 3));
    }
  }

  @Test
  void caseMattersUnlessItIsIgnored() {
    assertThat(Glob.of("s3:Get*").matches("s3:getObject")).isFalse();
    assertThat(Glob.matchesIgnoringCase("s3:Get*", "S3:getObject")).isTrue();
    assertThat(Glob.matchesIgnoringCase("s3:getobject", "s3:GetObject")).isTrue();
    assertThat(Glob.matchesIgnoringCase("s3:getobject", "s3:GetObjects")).isFalse();
  }

  @Test
  void globsAreEqualThatMatchTheSameCharactersInTheSameWay() {
    assertThat(Glob.of("a*")).isEqualTo(Glob.of("a*")).hasSameHashCodeAs(Glob.of("a*"));
    assertThat(Glob.of("a*")).isNotEqualTo(Glob.of("a?")).isNotEqualTo("a*");
    assertThat(Glob.of("a*")).hasToString("a*");
  }

  @ParameterizedTest
  @CsvSource({"*, true", "?, true", "a*, true", "a?, true", "a, false", "'', false"})
  void starsAndQuestionMarksAreWildcards(String pattern, boolean wildcards) {
    assertThat(Glob.hasWildcards(pattern)).isEqualTo(wildcards);
  }
}
