package io.github.sstiam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.json.JsonValue.Member;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * The project's own cases: policies, requests, and what AWS's documentation says the answer is.
 * Each names the page and the rule that it shows.
 */
class EvaluationCasesTest {
  private static final Path CASES = Path.of("src/test/resources/io/github/sstiam/evaluation/cases");
  private static final int FLOOR = 350;

  /** Read once: mutation testing runs every request alone, thousands of times in one JVM. */
  private static final List<Request> REQUESTS = requests();

  /** One request of a case; the expectations stand beside it. */
  private record Request(String name, String source, JsonObject policies, JsonObject request) {}

  @TestFactory
  Stream<DynamicTest> theAnswerIsThatOfTheDocumentation() {
    return REQUESTS.stream()
        .map(request -> DynamicTest.dynamicTest(request.name(), () -> check(request)));
  }

  @Test
  void everyCaseNamesItsPageAndTheirNumberDoesNotShrink() {
    assertThat(REQUESTS).hasSizeGreaterThanOrEqualTo(FLOOR);
    assertThat(REQUESTS)
        .allSatisfy(
            request -> assertThat(request.source()).startsWith("https://docs.aws.amazon.com/"));
    assertThat(REQUESTS.stream().map(Request::name)).doesNotHaveDuplicates();
  }

  private static void check(Request request) {
    JsonObject expected = request.request();
    Evaluation evaluation = evaluationCase(request).evaluate();

    assertThat(evaluation.decision())
        .as(request.source())
        .isEqualTo(EvaluationCase.decision(expected.string("expected").orElseThrow()));
    expected
        .string("blockedBy")
        .ifPresent(
            layer -> assertThat(evaluation.blockedBy()).contains(PolicyLayer.valueOf(layer)));
    texts(expected, "sids")
        .ifPresent(sids -> assertThat(sids(evaluation.statements())).isEqualTo(sids));
    texts(expected, "undecided")
        .ifPresent(sids -> assertThat(undecided(evaluation)).isEqualTo(sids));
    texts(expected, "missingContext")
        .ifPresent(keys -> assertThat(evaluation.missingContext()).isEqualTo(keys));
  }

  private static EvaluationCase evaluationCase(Request request) {
    Map<String, Member> members = new LinkedHashMap<>(request.policies().members());
    members.put("request", new Member(request.request().position(), request.request()));
    return EvaluationCase.of(new JsonObject(members, request.policies().position()));
  }

  private static List<String> sids(List<MatchedStatement> statements) {
    return statements.stream().map(statement -> statement.sid().orElse("")).toList();
  }

  private static List<String> undecided(Evaluation evaluation) {
    return sids(evaluation.undecided().stream().map(UndecidedStatement::statement).toList());
  }

  private static Optional<List<String>> texts(JsonObject object, String name) {
    return object
        .array(name)
        .map(JsonArray::elements)
        .map(items -> items.stream().map(item -> ((JsonString) item).value()).toList());
  }

  private static List<Request> requests() {
    List<Request> requests = new ArrayList<>();
    try (Stream<Path> files = Files.walk(CASES)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".json")).sorted().toList()) {
        JsonObject json = (JsonObject) JsonReader.read(Files.readString(file));
        for (JsonValue element : json.array("cases").orElseThrow().elements()) {
          JsonObject policies = (JsonObject) element;
          String source =
              policies.string("source").or(() -> json.string("source")).orElse("no source");
          for (JsonValue request : policies.array("requests").orElseThrow().elements()) {
            JsonObject asked = (JsonObject) request;
            String name =
                file.getFileName().toString().replace(".json", "")
                    + ": "
                    + policies.string("rule").orElseThrow()
                    + " / "
                    + asked.string("name").orElseThrow();
            requests.add(new Request(name, source, policies, asked));
          }
        }
      }
      return requests;
    } catch (IOException | JsonSyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
