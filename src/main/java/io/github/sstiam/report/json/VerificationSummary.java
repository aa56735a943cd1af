package io.github.sstiam.report.json;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonNumber;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.report.text.VerificationText;
import io.github.sstiam.simulation.Verdict.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * A summary of the file {@code verification.json}.
 *
 * @param principal the identity that was verified
 * @param totals the number of permissions of each outcome
 * @param problems the permissions that are not allowed, sorted by outcome
 */
public record VerificationSummary(
    String principal, Map<Outcome, Long> totals, List<Problem> problems) {
  public VerificationSummary {
    requireNonNull(principal, "principal is null");
    totals = Collections.unmodifiableMap(new EnumMap<>(totals));
    problems = List.copyOf(problems);
  }

  /**
   * A permission that is not allowed.
   *
   * @param outcome the outcome, in words
   * @param necessity {@code required} or {@code conditional}
   * @param action the action
   * @param resource the resource
   * @param reason the reason for the outcome, in words
   */
  public record Problem(
      String outcome, String necessity, String action, String resource, String reason) {}

  /**
   * Reads the file.
   *
   * @param text the text of {@code verification.json}
   * @throws JsonSyntaxException if the text is not JSON, or not that of a verification
   */
  public static VerificationSummary read(String text) throws JsonSyntaxException {
    JsonValue value = JsonReader.read(text);
    if (!(value instanceof JsonObject whole)
        || whole.object("totals").isEmpty()
        || whole.array("permissions").isEmpty()) {
      throw new JsonSyntaxException(value.position(), "this is not a verification");
    }
    Map<Outcome, Long> totals = new EnumMap<>(Outcome.class);
    List<Problem> problems = new ArrayList<>();
    for (Outcome outcome : Outcome.values()) {
      String name = VerificationJson.camelCase(outcome);
      totals.put(outcome, number(whole.object("totals").get(), name));
      if (outcome != Outcome.ALLOWED) {
        problems.addAll(problems(whole.array("permissions").get(), outcome, name));
      }
    }
    return new VerificationSummary(whole.string("principal").orElse(""), totals, problems);
  }

  private static List<Problem> problems(JsonArray permissions, Outcome outcome, String name) {
    return permissions.elements().stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .filter(permission -> permission.string("outcome").orElse("").equals(name))
        .map(
            permission ->
                new Problem(
                    VerificationText.name(outcome),
                    permission.string("necessity").orElse(""),
                    permission.string("action").orElse(""),
                    permission.string("resource").orElse(""),
                    permission.string("reason").orElse("")))
        .toList();
  }

  private static long number(JsonObject object, String name) {
    return object
        .get(name)
        .filter(JsonNumber.class::isInstance)
        .map(JsonNumber.class::cast)
        .map(number -> Long.parseLong(number.text()))
        .orElse(0L);
  }
}
