package io.github.sstiam.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.github.sstiam.table.Table.Row;
import org.junit.jupiter.api.Test;

class TableTest {
  private static final String NAMED = "# remark\n\nkind\ttype\tvalue\n";

  @Test
  void skipsCommentsAndEmptyLines() {
    assertThat(Table.of("f.tsv", "# remark\n\na\tb\nc").rows())
        .extracting(Row::line, Row::text)
        .containsExactly(tuple(3, "a\tb"), tuple(4, "c"));
  }

  @Test
  void findsTheRowsThatBeginWithAField() {
    Table table = Table.of("f.tsv", "Ab\t1\t2\nA\t3\t4\nA\t5\t6\n# A\t\nB\tA\t7");

    assertThat(table.rows("Ab")).extracting(Row::line).containsExactly(1);
    assertThat(table.rows("A")).extracting(Row::line).containsExactly(2, 3);
    assertThat(table.rows("B")).extracting(Row::text).containsExactly("B\tA\t7");
    assertThat(table.rows("C")).isEmpty();
    assertThat(table.row("A", "5").orElseThrow().line()).isEqualTo(3);
    assertThat(table.row("A", "6")).isEmpty();
  }

  @Test
  void findsTheRowsOfASecondFieldInTheirOrder() {
    Table table =
        Table.withHeader("f.tsv", NAMED + "a\tX\t1\n#\tX\t2\nb\tX\t3\nc\tY\tX\td\nd\tXY\t4\n");

    assertThat(table.rowsBySecond("X")).extracting(Row::line).containsExactly(4, 6);
    assertThat(table.rowsBySecond("type")).isEmpty();
    assertThat(table.rowsBySecond("X\t1")).isEmpty();
  }

  @Test
  void aTextWithATabMatchesNoField() {
    Table table = Table.of("f.tsv", "action\tDo\tP\t\t\t\n");

    assertThat(table.rows("action\tDo")).isEmpty();
    assertThat(table.row("action", "Do\tP")).isEmpty();
    assertThat(table.row("action\tDo", "P")).isEmpty();
  }

  @Test
  void aSectionEndsAtTheNext() {
    Table table = Table.of("f.tsv", "# remark\n[a]\nA\t1\n[ab]\n[b]\nB\t2\nC\t3");

    assertThat(table.section("a").orElseThrow().rows())
        .extracting(Row::place, Row::text)
        .containsExactly(tuple("f.tsv [a], line 1", "A\t1"));
    assertThat(table.section("ab").orElseThrow().rows()).isEmpty();
    assertThat(table.section("b").orElseThrow().row("C", "3")).isEmpty();
    assertThat(table.section("b").orElseThrow().rows("C")).hasSize(1);
    assertThat(table.section("A")).isEmpty();
    assertThat(table.section("a]\nA\t1\n[ab")).isEmpty();
  }

  @Test
  void readsFieldsByTheNamesOfTheHeaderLine() {
    Table table = Table.withHeader("f.tsv", NAMED + "a\tX\t1\n");

    assertThat(table.columns()).containsExactly("kind", "type", "value");
    assertThat(table.rows()).singleElement().returns("1", row -> row.get("value"));
    assertThat(Table.withHeader("f.tsv", "").rows()).isEmpty();
  }

  @Test
  void namesFileAndLineOfAMalformedRow() {
    Row row = Table.withHeader("f.tsv", NAMED + "a\tX\n").rows().get(0);

    assertThatExceptionOfType(TableException.class)
        .isThrownBy(() -> row.get("value"))
        .withMessageStartingWith("f.tsv, line 4: expected 3 fields, found 2");
    assertThatExceptionOfType(TableException.class)
        .isThrownBy(() -> row.get("nosuch"))
        .withMessageContaining("no column \"nosuch\"");
    assertThatExceptionOfType(TableException.class)
        .isThrownBy(() -> Table.of("f.tsv", "a\tb").rows().get(0).fields(3))
        .withMessageStartingWith("f.tsv, line 1: expected 3 fields, found 2");
  }

  @Test
  void aFileThatDoesNotExistIsEmpty() {
    assertThat(Table.read(Table.class, "nosuch.tsv")).isEmpty();
  }
}
