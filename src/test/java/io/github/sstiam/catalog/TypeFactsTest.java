package io.github.sstiam.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.sstiam.policy.Action;
import io.github.sstiam.table.Table;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class TypeFactsTest {
  private static final String ENTRY = "T\tentry\tSCHEMA\ttags,update\n";

  @Test
  void aNameWithATabIsNoneOfTheCatalogue() {
    assertThat(service("action\tDo\tP\t\t\t\n").action("Do\tP")).isEmpty();
    assertThat(Catalog.embedded().resourceType("AWS::S3::Bucket\taction")).isEmpty();
  }

  @Test
  void readsWhatATypeIs() {
    ResourceTypeEntry entry =
        entry(
            ENTRY
                + "T\tidentifier\tA,B\nT\tname\tName\t64\tlower\tSTACK\nT\tref\tName\n"
                + "T\tarn\tarn:aws:x:::${Name}\nT\tattribute\tArn\tarn:aws:x:::${Name}\n"
                + "T\tgetatt\tArn,Other\n");

    assertThat(entry.primaryIdentifier()).containsExactly("A", "B");
    assertThat(entry.naming().orElseThrow().lowerCase()).isTrue();
    assertThat(entry.arn().orElseThrow().iamResource()).isEmpty();
    assertThat(entry.attributes()).containsOnlyKeys("Arn");
  }

  @Test
  void namesTheLineOfAMalformedRowOfAType() {
    rejects(() -> entry("T\taction\tx:Do\tC\n"), "t.tsv, line 1", "no entry row");
    rejects(() -> entry(ENTRY + "T\tnosuch\tx\n"), "t.tsv, line 2", "\"nosuch\" is no kind of row");
    rejects(() -> entry(ENTRY + "T\taction\tx:Do\tX\n"), "line 2", "CRUDLT");
    rejects(() -> entry(ENTRY + "T\taction\tx:Do\t\n"), "line 2", "no operation");
    rejects(() -> entry(ENTRY + "T\taction\tx:Do\tC\tSURE\n"), "\"SURE\" is none of LISTED");
    rejects(() -> entry(ENTRY + "T\tname\tName\tlong\tlower\tSTACK\n"), "not a length");
    rejects(() -> entry(ENTRY + "T\tref\n"), "expected 3 fields, found 2");
  }

  @Test
  void namesTheLineOfAMalformedRowOfAService() {
    rejects(() -> service("nosuch\tx\ty\n").actions(), "a.tsv, line 1", "unknown kind");
    rejects(() -> service("action\tDo\n").actions(), "expected 3 fields");
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
    return RuledType.entry(
        TypeFacts.of("A::B::T", Table.of("t.tsv", text).rows()), List.of(), List.of());
  }

  private static ActionFile service(String text) {
    return new ActionFile("x", Table.of("a.tsv", text));
  }

  private static void rejects(ThrowingCallable reading, String... parts) {
    assertThatIllegalStateException()
        .isThrownBy(reading)
        .satisfies(e -> assertThat(e.getMessage()).contains(parts));
  }
}
