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
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Compares the evaluator with cases that others wrote; run by the profile {@code conformance}. */
@EnabledIfSystemProperty(named = "conformance.cases", matches = ".+")
class ConformanceTest {
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
      String expected = text ? word : EvaluationCase.decision(word).toString();
      String found = text ? answer(json) : EvaluationCase.of(json).evaluate().decision().toString();
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
        // IAM takes an Id where its grammar says no; docs/evaluation.md has both pages.
        .filteredOn(
            text ->
                text.startsWith("core ")
                    || text.startsWith("service ")
                    || (text.startsWith("reader ") && !text.contains("-id-in-identity:")))
        .isEmpty();
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
