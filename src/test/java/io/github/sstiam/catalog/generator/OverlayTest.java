package io.github.sstiam.catalog.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverlayTest {
  private static final String COLUMNS = "type\tref\treason\tsource";

  @Test
  void readsRowsByColumn() {
    Overlay overlay =
        Overlay.of("refs.tsv", List.of(COLUMNS, "", "# remark", "A::B::C\tName\tr\ts"));

    assertThat(overlay.of("A::B::C")).hasSize(1).first().returns("Name", row -> row.get("ref"));
    assertThat(overlay.of("A::B::D")).isEmpty();
  }

  @Test
  void asksForAReasonAndASource() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Overlay.of("refs.tsv", List.of(COLUMNS, "A::B::C\tName\tr\t")))
        .withMessage("refs.tsv, line 2: has no reason or no source");
  }

  @Test
  void asksForEveryColumn() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Overlay.of("refs.tsv", List.of(COLUMNS, "A::B::C\tName")))
        .withMessage("refs.tsv, line 2: expected 4 columns, found 2");
  }

  @Test
  void everyOverlayOfTheProjectCanBeRead() {
    Overlays overlays = Overlays.read(Path.of("src/catalog/overrides"));

    assertThat(overlays.fix().rows()).hasSizeGreaterThan(40);
    assertThat(overlays.rules().rows()).hasSizeGreaterThan(500);
  }
}
