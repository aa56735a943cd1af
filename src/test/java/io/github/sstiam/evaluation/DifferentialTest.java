package io.github.sstiam.evaluation;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonGenerator;
import io.github.sstiam.json.JsonWriter;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Compares the evaluator with {@code iam-simulate} of npm, a black box; run by the profile {@code
 * differential}. What both are asked leaves out what docs/evaluation.md lists as a choice.
 */
@EnabledIfSystemProperty(named = "differential.cases", matches = "[0-9]+")
class DifferentialTest {
  private static final Path SOURCES = Path.of("src/differential");
  private static final Path FOLDER = Path.of("target/differential");
  private static final int SHOWN = 10;

  @Test
  @SuppressWarnings("SystemOut") // The profile's report is what it is run for.
  void theEvaluatorAgreesWithIamSimulate() throws Exception {
    CaseGenerator generator = new CaseGenerator(new Random(20261125), true);
    List<GeneratedCase> cases =
        Stream.generate(generator::next).limit(Integer.getInteger("differential.cases")).toList();
    List<String> decisions = decided(cases);
    List<String> disagreements = new ArrayList<>();
    for (int i = 0; i < cases.size(); i++) {
      Decision own = cases.get(i).decided();
      String peer = decisions.get(i);
      if (peer.startsWith("{") || own != EvaluationCase.decision(peer)) {
        disagreements.add(own + ", peer " + peer + ": " + line(cases.get(i)));
      }
    }
    System.out.println(
        disagreements.size() + " disagreements in " + cases.size() + " cases with iam-simulate");
    disagreements.stream().limit(SHOWN).forEach(System.out::println);
    assertThat(disagreements).isEmpty();
  }

  private static List<String> decided(List<GeneratedCase> cases) throws Exception {
    Files.createDirectories(FOLDER);
    Path in = FOLDER.resolve("cases.jsonl");
    Path out = FOLDER.resolve("decisions.txt");
    Files.write(in, cases.stream().map(DifferentialTest::line).toList(), UTF_8);
    Process node =
        new ProcessBuilder("node", SOURCES.resolve("decide.mjs").toString())
            .redirectInput(in.toFile())
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    assertThat(node.waitFor()).as("node decide.mjs").isZero();
    List<String> decisions = Files.readAllLines(out, UTF_8);
    assertThat(decisions).hasSameSizeAs(cases);
    return decisions;
  }

  private static String line(GeneratedCase asked) {
    return JsonWriter.compact(json -> write(json, asked));
  }

  private static void write(JsonGenerator json, GeneratedCase asked) throws IOException {
    json.writeStartObject();
    json.writeStringField("principal", asked.principal());
    json.writeStringField("action", asked.action());
    json.writeStringField("resource", asked.resource());
    json.writeStringField("resourceAccount", asked.resourceAccount());
    json.writeObjectFieldStart("context");
    for (Map.Entry<String, List<String>> entry : asked.context().entrySet()) {
      if (asked.multivalued().contains(entry.getKey())) {
        JsonWriter.strings(json, entry.getKey(), entry.getValue());
      } else {
        json.writeStringField(entry.getKey(), entry.getValue().get(0));
      }
    }
    json.writeEndObject();
    policies(json, "identity", asked.identity());
    policy(json, "boundary", asked.boundary());
    policy(json, "session", asked.session());
    policy(json, "resourcePolicy", asked.resourcePolicy());
    levels(json, "serviceControl", asked.serviceControl());
    levels(json, "resourceControl", asked.resourceControl());
    json.writeEndObject();
  }

  private static void policy(JsonGenerator json, String name, Optional<PolicyDocument> policy)
      throws IOException {
    if (policy.isPresent()) {
      json.writeFieldName(name);
      json.writeRawValue(PolicyWriter.compact(policy.get()));
    }
  }

  private static void policies(JsonGenerator json, String name, List<PolicyDocument> policies)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (PolicyDocument policy : policies) {
      json.writeRawValue(PolicyWriter.compact(policy));
    }
    json.writeEndArray();
  }

  private static void levels(JsonGenerator json, String name, List<List<PolicyDocument>> levels)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (List<PolicyDocument> level : levels) {
      json.writeStartArray();
      for (PolicyDocument policy : level) {
        json.writeRawValue(PolicyWriter.compact(policy));
      }
      json.writeEndArray();
    }
    json.writeEndArray();
  }
}
