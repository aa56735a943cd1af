package io.github.sstiam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.policy.PolicySyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Compares the evaluator with cases that others wrote; run by the profile {@code conformance}. */
@EnabledIfSystemProperty(named = "conformance.cases", matches = ".+")
class ConformanceTest {
  private static final Set<String> REQUIRED = Set.of("core", "service", "reader", "tri");

  /** Cases that a page of AWS contradicts; docs/evaluation.md has both sides. */
  private static final List<String> CONTRADICTED =
      List.of(
          "-id-in-identity:",
          "sim-op-ArnNotLike-should-return-an-error-if-a-variable-is-not-defined-allow:",
          "doc-evaluation-logic-federating-user-arn-session-policy-allows:",
          "doc-resource-star-in-account-segment-does-not-reach-into-the-resource:");

  private static final String NOT_ALLOWED = "not-Allowed";
  private static final String BY_ORGANIZATION = "DENIED_BY_ORGANIZATION";

  private record Score(int cases, int agreed) {
    Score with(boolean agrees) {
      return new Score(cases + 1, agreed + (agrees ? 1 : 0));
    }
  }

  @Test
  @SuppressWarnings("SystemOut") // The profile's report is what it is run for.
  void agreesInAllCasesOfGeneralSemanticsAndOfServices() throws Exception {
    Map<String, Score> scores = new TreeMap<>();
    List<String> disagreements = new ArrayList<>();
    for (String line : Files.readAllLines(Path.of(System.getProperty("conformance.cases")))) {
      if (line.isBlank()) {
        continue;
      }
      JsonObject json = (JsonObject) JsonReader.read(line);
      String group = json.string("class").orElseThrow();
      boolean text = group.equals("reader");
      String word = json.string("expected").orElseThrow();
      String found = text ? answer(json) : decision(json, word);
      String expected = isDecision(word) ? EvaluationCase.decision(word).toString() : word;
      scores.merge(
          group, new Score(0, 0).with(found.equals(expected)), (a, b) -> a.with(b.agreed() > 0));
      if (!found.equals(expected)) {
        disagreements.add(
            group
                + " "
                + json.string("id").orElseThrow()
                + ": expected "
                + expected
                + ", found "
                + found);
      }
    }
    scores.forEach(
        (group, score) ->
            System.out.println(group + ": " + score.agreed() + " of " + score.cases()));
    disagreements.forEach(System.out::println);
    assertThat(disagreements)
        .filteredOn(text -> REQUIRED.contains(text.substring(0, text.indexOf(' '))))
        .filteredOn(text -> CONTRADICTED.stream().noneMatch(text::contains))
        .isEmpty();
  }

  private static boolean isDecision(String word) {
    return !List.of("accepted", "refused", NOT_ALLOWED, BY_ORGANIZATION).contains(word);
  }

  /** The decision, in the words of a case that leaves it open which denial it is. */
  private static String decision(JsonObject json, String expected) {
    Evaluation evaluation = EvaluationCase.of(json).evaluate();
    boolean matches =
        switch (expected) {
          case NOT_ALLOWED -> evaluation.decision() != Decision.ALLOWED;
          case BY_ORGANIZATION ->
              evaluation.blockedBy().filter(PolicyLayer::isOrganization).isPresent();
          default -> false;
        };
    return matches ? expected : evaluation.decision().toString();
  }

  /** Whether IAM takes the text of a policy: the cases of the class {@code reader}. */
  private static String answer(JsonObject json) {
    try {
      PolicyReader.read(
          json.string("text").orElseThrow(),
          "policy",
          PolicyKind.valueOf(json.string("kind").orElseThrow()));
      return "accepted";
    } catch (PolicySyntaxException e) {
      return "refused";
    }
  }
}
