package io.github.sstiam.composition;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.policy.ArnPattern;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

class ArnCoverageTest {
  @Property(tries = 300)
  void droppedResourcesAreCoveredByKeptOnes(@ForAll("arns") List<ArnPattern> arns) {
    NavigableSet<ArnPattern> widest = ArnCoverage.widest(new TreeSet<>(arns));

    assertThat(arns).containsAll(widest);
    assertThat(arns).allMatch(arn -> widest.stream().anyMatch(wide -> wide.covers(arn)));
    assertThat(widest)
        .allMatch(
            arn -> widest.stream().noneMatch(other -> !other.equals(arn) && other.covers(arn)));
  }

  @Property(tries = 300)
  void uncoveredResourcesAreCoveredByNoOther(
      @ForAll("arns") List<ArnPattern> arns, @ForAll("arns") List<ArnPattern> others) {
    assertThat(ArnCoverage.uncovered(new TreeSet<>(arns), others))
        .containsExactlyElementsOf(
            arns.stream()
                .filter(arn -> others.stream().noneMatch(other -> other.covers(arn)))
                .distinct()
                .sorted()
                .toList());
  }

  @Test
  void oneOfTwoEquivalentPatternsIsKept() {
    assertThat(
            ArnCoverage.widest(
                new TreeSet<>(
                    List.of(
                        new ArnPattern("arn:aws:s3:::shop*"),
                        new ArnPattern("arn:aws:s3:::shop**")))))
        .hasSize(1);
  }

  @Provide
  Arbitrary<List<ArnPattern>> arns() {
    Arbitrary<ArnPattern> arn =
        Arbitraries.strings()
            .withChars('a', 'b', '/', '*', '?')
            .ofMaxLength(4)
            .map(name -> new ArnPattern("arn:aws:s3:::" + name));
    return Arbitraries.frequencyOf(Tuple.of(20, arn), Tuple.of(1, Arbitraries.just(ArnPattern.ANY)))
        .list()
        .ofMaxSize(8);
  }
}
