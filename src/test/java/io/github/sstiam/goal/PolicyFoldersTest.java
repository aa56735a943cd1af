package io.github.sstiam.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.goal.access.PolicyFiles;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.policy.PolicyKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Folders of policies as people lay them out: each file is read, or named. */
class PolicyFoldersTest {
  private static final String POLICY =
      "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\","
          + " \"Resource\": \"*\"}}";

  @TempDir Path folder;

  private final RecordingLog log = new RecordingLog();
  private final PolicyFiles files = new PolicyFiles(log, Catalog.embedded());

  /** JUnit tells on the console of each link that leaves its folder. */
  @AfterEach
  void removeLinks() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path link : all.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  private void policy(String path) throws IOException {
    file(path, POLICY);
  }

  private void file(String path, String text) throws IOException {
    Path file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private List<String> read() throws GoalException {
    return names(files.read("policies", List.of(folder), PolicyKind.IDENTITY));
  }

  private List<List<String>> levels(String... paths) throws GoalException {
    List<Path> given = new ArrayList<>();
    for (String path : paths) {
      given.add(folder.resolve(path));
    }
    List<List<String>> levels = new ArrayList<>();
    for (List<CompiledPolicy> level :
        files.levels("serviceControlPolicies", given, PolicyKind.SERVICE_CONTROL)) {
      levels.add(names(level));
    }
    return levels;
  }

  private static List<String> names(List<CompiledPolicy> policies) {
    return policies.stream().map(CompiledPolicy::name).toList();
  }

  private List<String> warnings() {
    return log.warnings().stream().map(line -> line.replace(folder.toString(), "DIR")).toList();
  }

  private void refused(String message, String... paths) {
    assertThatThrownBy(() -> levels(paths))
        .isInstanceOf(GoalException.class)
        .hasMessage(message.replace("DIR", folder.toString()));
  }

  @Test
  void subFoldersAndNamesInUpperCaseAreRead() throws Exception {
    policy("b.JSON");
    policy("a.json");
    policy("team/c.Json");
    policy("team/shop/d.json");

    assertThat(read()).containsExactly("a.json", "b.JSON", "c.Json", "d.json");
    assertThat(log.warnings()).isEmpty();
  }

  @Test
  void aFileThatIsSkippedIsNamed() throws Exception {
    policy("a.json");
    file("README.md", "x");
    file("team/deny.yaml", "x");
    policy(".old/b.json");

    assertThat(read()).containsExactly("a.json");
    assertThat(warnings())
        .containsExactly(
            "Not read in DIR: .old, README.md, team/deny.yaml. Policies are the files whose names"
                + " end in .json; rename what is a policy.");
  }

  @Test
  void manySkippedFilesAreCounted() throws Exception {
    policy("a.json");
    for (int i = 10; i < 23; i++) {
      file(i + ".txt", "x");
    }

    assertThat(read()).hasSize(1);
    assertThat(warnings()).singleElement().asString().contains("19.txt and 3 more. ");
  }

  @Test
  void aFolderWithoutPoliciesIsRefusedAndItsFilesAreNamed() throws Exception {
    file("deployer.yaml", "x");

    assertThatThrownBy(this::read)
        .isInstanceOf(GoalException.class)
        .hasMessage(
            folder
                + " holds no .json file, only deployer.yaml. Give -Dsst-iam.policies a policy"
                + " document in JSON.");
  }

  @DisabledOnOs(OS.WINDOWS) // It has no links for everybody.
  @Test
  void aLinkToAFolderIsNamedAndNotFollowed() throws Exception {
    policy("a.json");
    Files.createSymbolicLink(folder.resolve("again"), folder);

    assertThat(read()).containsExactly("a.json");
    assertThat(warnings()).singleElement().asString().startsWith("Not read in DIR: again. ");
  }

  @Test
  void theFoldersOfAFolderAreLevels() throws Exception {
    policy("1-root/full.json");
    policy("2-shop/full.json");
    policy("2-shop/region.JSON");
    Files.createDirectory(folder.resolve("3-account"));
    file("README.md", "x");
    file("2-shop/notes.txt", "x");

    assertThat(levels(""))
        .containsExactly(List.of("full.json"), List.of("full.json", "region.JSON"), List.of());
    assertThat(warnings())
        .hasSize(2)
        .allMatch(line -> line.startsWith("Not read in DIR"))
        .anyMatch(line -> line.contains("README.md"))
        .anyMatch(line -> line.contains("notes.txt"));
  }

  @Test
  void filesAloneAreOneLevel() throws Exception {
    policy("a.json");
    policy("b.JSON");

    assertThat(levels("")).containsExactly(List.of("a.json", "b.JSON"));
    assertThat(levels("a.json", "b.JSON")).containsExactly(List.of("a.json", "b.JSON"));
    assertThat(levels()).isEmpty();
  }

  @Test
  void aPolicyBesideTheFoldersOfLevelsIsRefused() throws Exception {
    policy("1-root/full.json");
    policy("deny.json");

    refused(
        "deny.json beside the folders of the levels in DIR: a policy there belongs to no level. Move"
            + " it into the folder of its level.",
        "");
  }

  @Test
  void aFolderBelowALevelIsRefused() throws Exception {
    policy("1-root/full.json");
    policy("1-root/shop/deny.json");

    refused(
        "1-root/shop in the folder of a level of DIR: levels are not nested. Give each level from"
            + " the root to the account a folder directly in DIR, in the order of their names, such"
            + " as 1-root, 2-workloads, 3-account.",
        "");
  }

  @Test
  void aFolderAmongSeveralPathsIsRefused() throws Exception {
    policy("root/full.json");
    policy("account/full.json");

    refused(
        "DIR/root is a folder among several paths of -Dsst-iam.serviceControlPolicies, so that its"
            + " level is not known. Give files of one level, or one folder that holds a folder for"
            + " each level.",
        "root",
        "account");
  }
}
