package io.github.sstiam.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.sstiam.catalog.CatalogFile.Row;
import io.github.sstiam.policy.Action;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class CatalogFileTest {
  private static final String ENTRY = "T\tentry\tSCHEMA\ttags,update\n";

  @Test
  void passesOverRemarksAndEmptyLines() {
    assertThat(CatalogFile.rows("f.tsv", "# remark\n\na\tb\nc"))
        .containsExactly(new Row("f.tsv", 3, "a\tb"), new Row("f.tsv", 4, "c"));
  }

  @Test
  void readsWhatATypeIs() {
    ResourceTypeEntry entry =
        entry(
            ENTRY
                + "T\tidentifier\tA,B\nT\tname\tName\t64\tlower\tSTACK\nT\tref\tName\n"
                + "T\tarn\tarn:aws:x:::${Name}\nT\tattribute\tArn\tarn:aws:x:::${Name}\n"
                + "T\trule\tACTION\tx:Do\tarn:aws:x:::*\n");

    assertThat(entry.primaryIdentifier()).containsExactly("A", "B");
    assertThat(entry.naming().orElseThrow().lowerCase()).isTrue();
    assertThat(entry.arn().orElseThrow().iamResource()).isEmpty();
    assertThat(entry.attributes()).containsKey("Arn");
    assertThat(entry.arnRules()).hasSize(1);
  }

  @Test
  void namesTheLineOfAMalformedRowOfAType() {
    rejects(() -> entry("T\taction\tx:Do\tC\n"), "t.tsv, line 1", "no entry row");
    rejects(() -> entry(ENTRY + "T\tnosuch\tx\n"), "t.tsv, line 2", "unknown kind");
    rejects(() -> entry(ENTRY + "T\taction\tx:Do\tX\n"), "line 2", "CRUDLT");
    rejects(() -> entry(ENTRY + "T\taction\tx:Do\t\n"), "line 2", "no operation");
    rejects(() -> entry(ENTRY + "T\taction\tx:Do\tC\tSURE\n"), "\"SURE\" is none of LISTED");
    rejects(() -> entry(ENTRY + "T\tname\tName\tlong\tlower\tSTACK\n"), "not a length");
    rejects(() -> entry(ENTRY + "T\tref\n"), "expected 3 fields, found 2");
  }

  @Test
  void namesTheLineOfAMalformedRowOfAService() {
    rejects(() -> service("nosuch\tx\ty\n"), "a.tsv, line 1", "unknown kind");
    rejects(() -> service("action\tDo\n"), "three fields");
    rejects(() -> service("action\tDo\tX\t\t\t\n").action("Do"), "a.tsv, line 1", "access levels");
    rejects(() -> service("resource\tr\tarn:aws:x:::r\n").resource("r"), "expected 4 fields");
  }

  @Test
  void readsWhatAnActionIs() {
    ActionFile file = service("action\tDo\tP\ta b,c?\tx:K1,x:K2\tiam:PassRole\n");
    ActionEntry action = file.action("dO").orElseThrow();

    assertThat(file.actions()).containsExactly(Action.of("x:Do"));
    assertThat(action.accessLevel()).isEqualTo(AccessLevel.PERMISSIONS_MANAGEMENT);
    assertThat(action.resourceTypes())
        .containsExactly(
            new ActionEntry.ActionResource("a b", true),
            new ActionEntry.ActionResource("c", false));
    assertThat(action.conditionKeys()).containsExactly("x:K1", "x:K2");
    assertThat(action.dependentActions()).containsExactly(Action.of("iam:PassRole"));
  }

  private static ResourceTypeEntry entry(String text) {
    return ResourceTypeFile.entry("A::B::T", CatalogFile.rows("t.tsv", text));
  }

  private static ActionFile service(String text) {
    List<Row> rows = CatalogFile.rows("a.tsv", text);
    return new ActionFile("x", rows);
  }

  private static void rejects(ThrowingCallable reading, String... parts) {
    assertThatIllegalStateException()
        .isThrownBy(reading)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }
}
