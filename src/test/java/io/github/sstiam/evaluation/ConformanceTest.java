package io.github.sstiam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonValue.JsonObject;
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
      Decision expected = EvaluationCase.decision(json.string("expected").orElseThrow());
      Decision found = EvaluationCase.of(json).evaluate().decision();
      scores.merge(
          group, new Score(0, 0).with(found == expected), (a, b) -> a.with(b.agreed() > 0));
      if (found != expected) {
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
        .filteredOn(text -> text.startsWith("core ") || text.startsWith("service "))
        .isEmpty();
  }
}
