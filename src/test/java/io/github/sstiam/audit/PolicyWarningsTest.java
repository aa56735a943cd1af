package io.github.sstiam.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.json.JsonReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** PolicyMessagesTest has the warnings themselves. */
class PolicyWarningsTest {
  private static List<String> warnings(String policy) throws Exception {
    return new PolicyWarnings(Catalog.embedded(), "policy.json").of(JsonReader.read(policy));
  }

  /** They hold actions that only handlers name, and resources that the reference lists partly. */
  @Test
  void policiesThatThePluginWroteCauseNone() throws Exception {
    List<Path> policies = new ArrayList<>();
    for (String folder : List.of("examples", "src/test/resources/io/github/sstiam/composition")) {
      try (Stream<Path> files = Files.walk(Path.of(folder))) {
        policies.addAll(
            files
                .filter(file -> file.toString().matches(".*(deploy|least)[^/]*\\.json"))
                .filter(file -> !file.toString().contains("node_modules"))
                .toList());
      }
    }
    assertThat(policies).hasSizeGreaterThan(6);
    for (Path policy : policies) {
      assertThat(warnings(Files.readString(policy))).as("%s", policy).isEmpty();
    }
  }

  @Test
  void manyAreCounted() throws Exception {
    String actions = String.join(",", Collections.nCopies(25, "\"lamda:*\""));

    assertThat(
            warnings(
                "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": ["
                    + actions
                    + "], \"Resource\": \"*\"}}"))
        .hasSize(21)
        .last()
        .isEqualTo("policy.json: 5 more warnings of this kind.");
  }

  @Test
  void aTypeWithSeveralFormsFitsEachOfThem() throws Exception {
    assertThat(
            warnings(
                """
                {"Version": "2012-10-17", "Statement": {"Effect": "Deny",
                 "Action": ["greengrass:*", "lambda:*"],
                 "Resource": ["arn:aws:greengrass:*:*:components:x", "arn:aws:lambda:*:*:function:x"]}}
                """))
        .isEmpty();
  }
}
