package io.github.sstiam.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.goal.access.PolicyFiles;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.goal.verification.GivenSuppressions;
import io.github.sstiam.goal.verification.GivenSuppressions.SuppressionFile;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.files.SourceRoot;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.Timeout.ThreadMode;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that never end, lead in a circle, or are none, in the place of those that are read. */
@DisabledOnOs(OS.WINDOWS) // It has no pipes in folders, and no links for everybody.
@Timeout(value = 120, threadMode = ThreadMode.SEPARATE_THREAD) // A pipe would hold it for ever.
class HostileFilesTest {
  private static final String POLICY =
      "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\", \"Action\": \"*\","
          + " \"Resource\": \"*\"}}";

  @TempDir Path folder;

  /** What stands in the place of a file. */
  enum Trap {
    PIPE("is a folder, a pipe or a device"),
    FOLDER("is a folder, a pipe or a device"),
    ENDLESS_DEVICE("is a folder, a pipe or a device"),
    LINK_TO_ITSELF("Too many levels of symbolic links"),
    LINK_TO_NOTHING("does not exist"),
    LARGE("has more than 67108864 bytes");

    private final String words;

    Trap(String words) {
      this.words = words;
    }

    Path set(Path file) throws Exception {
      switch (this) {
        case PIPE ->
            assertThat(new ProcessBuilder("mkfifo", file.toString()).start().waitFor()).isZero();
        case FOLDER -> Files.createDirectory(file);
        case ENDLESS_DEVICE -> Files.createSymbolicLink(file, Path.of("/dev/zero"));
        case LINK_TO_ITSELF -> Files.createSymbolicLink(file, file.getFileName());
        case LINK_TO_NOTHING -> Files.createSymbolicLink(file, Path.of("nowhere"));
        case LARGE -> {
          try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
            // Takes no space where the file system knows holes.
            large.setLength(3L * 1024 * 1024 * 1024);
          }
        }
      }
      return file;
    }
  }

  /** JUnit tells on the console of each link that leaves its folder. */
  @AfterEach
  void removeLinks() throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path link : all.filter(Files::isSymbolicLink).toList()) {
        Files.delete(link);
      }
    }
  }

  private void policiesAreRefused(Path given, Path named, String words) {
    assertThatThrownBy(() -> policies(given))
        .isInstanceOf(GoalException.class)
        .message()
        .startsWith(named.toString())
        .contains(words)
        .endsWith("Give -Dsst-iam.policies a policy document in JSON.")
        .doesNotContain("Exception");
  }

  private static int policies(Path given) throws GoalException {
    return new PolicyFiles(new RecordingLog(), Catalog.embedded())
        .read("policies", List.of(given), PolicyKind.IDENTITY)
        .size();
  }

  @ParameterizedTest
  @EnumSource(names = "FOLDER", mode = EnumSource.Mode.EXCLUDE)
  void aPolicyThatIsNoFileIsRefused(Trap trap) throws Exception {
    Path file = trap.set(folder.resolve("policy.json"));

    policiesAreRefused(file, file, trap.words);
  }

  @ParameterizedTest
  @EnumSource
  void soIsOneInAFolderOfPolicies(Trap trap) throws Exception {
    policiesAreRefused(folder, trap.set(folder.resolve("policy.json")), trap.words);
  }

  @Test
  void aPolicyThatIsALinkIsRead() throws Exception {
    Path file = Files.writeString(folder.resolve("policy.txt"), POLICY);
    Path policies = Files.createDirectory(folder.resolve("policies"));
    Files.createSymbolicLink(policies.resolve("one.json"), file);
    Path link = Files.createSymbolicLink(folder.resolve("link"), policies);

    assertThat(policies(policies.resolve("one.json"))).isOne();
    assertThat(policies(link)).isOne();
  }

  /** Followed, two links to their own folder lead to 2^40 files. */
  @Test
  void aFolderThatLinksToItselfIsRefused() throws Exception {
    Files.writeString(folder.resolve("a.json"), POLICY);
    Path link = Files.createSymbolicLink(folder.resolve("b.json"), folder);
    Files.createSymbolicLink(folder.resolve("c.json"), folder);

    policiesAreRefused(folder, link, "is a folder");
  }

  @ParameterizedTest
  @EnumSource
  void aSuppressionFileThatIsNoneIsRefused(Trap trap) throws Exception {
    Path file = trap.set(folder.resolve("suppressions.json"));

    assertThatThrownBy(
            () ->
                new GivenSuppressions(
                        List.of(), Optional.of(new SuppressionFile(file, "suppressions.json")))
                    .all())
        .isInstanceOf(GoalException.class)
        .message()
        .startsWith(file.toString())
        .contains(trap.words)
        .contains("-Dsst-iam.suppressionFile");
  }

  @ParameterizedTest
  @EnumSource
  void aManifestThatIsNoFileIsRefused(Trap trap) throws Exception {
    Path assembly = Files.createDirectory(folder.resolve("cdk.out"));
    trap.set(assembly.resolve("manifest.json"));

    assertThatThrownBy(() -> SstAppReader.read(app(Optional.of(assembly)), Catalog.embedded()))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("cdk.out");
  }

  @ParameterizedTest
  @EnumSource
  void aTreeThatIsNoFileLeavesTheConstructsUnknown(Trap trap) throws Exception {
    Path assembly = assembly();
    trap.set(assembly.resolve("tree.json"));

    try {
      assertThat(SstAppReader.read(app(Optional.of(assembly)), Catalog.embedded()).remarks())
          .anyMatch(remark -> remark.contains("tree.json cannot be read"));
    } catch (AppReadException e) {
      assertThat(e).hasMessageContaining("tree.json").hasMessageContaining("outside the assembly");
    }
  }

  @ParameterizedTest
  @EnumSource
  void whatStandsBesideTheAppIsPassedOver(Trap trap) throws Exception {
    assembly();
    for (String name : List.of("package.json", "package-lock.json", "sst.json", "cdk.json")) {
      trap.set(folder.resolve(name));
    }
    trap.set(folder.resolve("cdk.context.json"));

    assertThat(SstAppReader.read(app(Optional.empty()), Catalog.embedded()).version()).isEmpty();
    assertThat(SourceRoot.of(folder).folder()).isEqualTo(folder);
  }

  @ParameterizedTest
  @EnumSource
  void aTemplateThatIsNoFileIsRefused(Trap trap) throws Exception {
    Path template = trap.set(folder.resolve("shop.template.json"));

    assertThatThrownBy(
            () -> SstAppReader.read(ReadRequest.ofTemplates(List.of(template)), Catalog.embedded()))
        .isInstanceOf(AppReadException.class)
        .hasMessageStartingWith(template.toString())
        .hasMessageContaining(trap.words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"app", "app/cdk.out"})
  void aFolderThatLinksToItselfIsNamed(String loop) throws Exception {
    Path app = folder.resolve("app");
    Path link = folder.resolve(loop);
    if (!link.equals(app)) {
      Files.createDirectory(app);
    }
    Files.createSymbolicLink(link, link.getFileName());

    assertThatThrownBy(() -> SstAppReader.read(app(Optional.of(link)), Catalog.embedded()))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining(link.toString());
  }

  private Path assembly() throws IOException {
    Path assembly = Files.createDirectory(folder.resolve("cdk.out"));
    Files.writeString(
        assembly.resolve("manifest.json"),
        """
        {"version": "36.0.0", "artifacts": {"shop": {"type": "aws:cloudformation:stack",
        "environment": "aws://123456789012/eu-west-1",
        "properties": {"templateFile": "shop.template.json"}}}}
        """);
    Files.writeString(assembly.resolve("shop.template.json"), "{\"Resources\": {}}");
    return assembly;
  }

  private ReadRequest app(Optional<Path> assembly) {
    return ReadRequest.in(folder).assembly(assembly).build();
  }
}
