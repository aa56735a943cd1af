package io.github.sstiam.catalog.generator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.sstiam.catalog.ActionNormaliser;
import io.github.sstiam.catalog.ActionNormaliser.Normalised;
import io.github.sstiam.catalog.ActionNormaliser.Outcome;
import io.github.sstiam.catalog.generator.IamReference.ListedAction;
import io.github.sstiam.catalog.generator.IamReference.Service;
import io.github.sstiam.table.Table;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActionNormaliserTest {
  private static final IamReference REFERENCE =
      new IamReference(
          Map.of("s3", service("PutBucketCORS", "GetObject"), "apigateway", service("POST")));

  private static final String SOURCE = "https://docs.aws.amazon.com/";

  private final ActionNormaliser normaliser =
      new Corrections(
              table("action\treplacement", "S3:DeleteBucketCors\ts3:PutBucketCORS"),
              table("action", "apigateway:TagResource"))
          .normaliser(REFERENCE);

  @Test
  void passesWhatIsListed() {
    assertThat(normaliser.normalise("s3:GetObject")).isEqualTo(of(Outcome.EXACT, "s3:GetObject"));
  }

  @Test
  void respellsWhatIsListedInAnotherCase() {
    assertThat(normaliser.normalise("S3:getObject "))
        .isEqualTo(of(Outcome.RESPELLED, "s3:GetObject"));
  }

  @Test
  void fixesWhatHasAnotherName() {
    assertThat(normaliser.normalise("s3:DeleteBucketCors"))
        .isEqualTo(of(Outcome.FIXED, "s3:PutBucketCORS"));
  }

  @Test
  void keepsWhatIsEnforcedThoughUnlisted() {
    assertThat(normaliser.normalise("apigateway:tagResource"))
        .isEqualTo(of(Outcome.KEPT, "apigateway:TagResource"));
  }

  @Test
  void keepsWildcardsThatMatch() {
    assertThat(normaliser.normalise("s3:Get**")).isEqualTo(of(Outcome.WILDCARD, "s3:Get*"));
    assertThat(normaliser.normalise("s3:No*")).isEqualTo(of(Outcome.UNVERIFIED, "s3:No*"));
  }

  @Test
  void setsAsideWhatIsUnknownInAKnownService() {
    assertThat(normaliser.normalise("s3:NoSuch")).isEqualTo(of(Outcome.UNVERIFIED, "s3:NoSuch"));
  }

  @Test
  void dropsWhatIsNoAction() {
    assertThat(normaliser.normalise("")).isEqualTo(of(Outcome.DROPPED));
    assertThat(normaliser.normalise("*")).isEqualTo(of(Outcome.DROPPED));
    assertThat(normaliser.normalise("initech:ListReports")).isEqualTo(of(Outcome.DROPPED));
  }

  @Test
  void rejectsAFixThatIsNoAction() {
    Corrections corrections =
        new Corrections(table("action\treplacement", "s3:A\ts3:B"), table("action"));

    assertThatIllegalStateException()
        .isThrownBy(() -> corrections.normaliser(REFERENCE))
        .withMessageStartingWith("corrections.tsv, line 2: s3:B is not listed");
  }

  @Test
  void rejectsKeepingWhatIsListedByNow() {
    Corrections corrections =
        new Corrections(table("action\treplacement"), table("action", "s3:GetObject"));

    assertThatIllegalStateException()
        .isThrownBy(() -> corrections.normaliser(REFERENCE))
        .withMessageContaining("is listed now");
  }

  @Test
  void rejectsACorrectionWithoutASource() {
    Table keep =
        Table.withHeader("keep.tsv", "action\treason\tsource\napigateway:TagResource\tr\t\n");
    Corrections corrections = new Corrections(table("action\treplacement"), keep);

    assertThatIllegalStateException()
        .isThrownBy(() -> corrections.normaliser(REFERENCE))
        .withMessageContaining("no reason or no source");
  }

  private static Normalised of(Outcome outcome, String... actions) {
    return new Normalised(outcome, List.of(actions));
  }

  private static Service service(String... actions) {
    Map<String, ListedAction> listed = new java.util.TreeMap<>();
    for (String action : actions) {
      listed.put(
          action.toLowerCase(java.util.Locale.ROOT),
          new ListedAction(action, "W", Set.of(), Set.of(), Set.of()));
    }
    return new Service(listed, Map.of(), Map.of());
  }

  private static Table table(String columns, String... rows) {
    StringBuilder text = new StringBuilder(columns + "\treason\tsource\n");
    for (String row : rows) {
      text.append(row).append("\tbecause\t").append(SOURCE).append('\n');
    }
    return Table.withHeader("corrections.tsv", text.toString());
  }
}
