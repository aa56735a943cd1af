package io.github.sstiam.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.reader.files.AppReadException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cloud assemblies that are made to lead their reader astray, or to keep it busy for ever. */
class HostileAssemblyTest {
  @TempDir Path temp;

  private AssemblyFixture assembly;

  @BeforeEach
  void folder() throws IOException {
    assembly = new AssemblyFixture(Files.createDirectory(temp.resolve("cdk.out")));
    Files.writeString(temp.resolve("secret.json"), AssemblyFixture.BUCKET);
  }

  private void refused(String... words) {
    assertThatThrownBy(assembly::read)
        .isInstanceOf(AppReadException.class)
        .satisfies(e -> assertThat(e.getMessage()).contains(words));
  }

  private void stackOf(String templateFile) {
    assembly.artifact(
        "shop",
        "{\"type\": \"aws:cloudformation:stack\", \"properties\": {\"templateFile\": \""
            + templateFile
            + "\"}}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"../secret.json", "/etc/passwd", "a/../../secret.json", "\\u0000"})
  void aTemplateOutsideTheAssemblyIsNotRead(String file) {
    stackOf(file);

    refused("cdk.out", file.equals("\\u0000") ? "cannot be opened" : "outside the assembly");
  }

  @Test
  void anAssetManifestOutsideTheAssemblyIsNotRead() {
    assembly.artifact(
        "shop.assets",
        "{\"type\": \"cdk:asset-manifest\", \"properties\": {\"file\": \"../secret.json\"}}");
    assembly.stack("shop", AssemblyFixture.BUCKET);

    refused("../secret.json", "outside the assembly");
  }

  @Test
  void aNestedAssemblyOutsideTheAssemblyIsNotRead() {
    assembly.stack("shop", AssemblyFixture.BUCKET);
    assembly.artifact(
        "n", "{\"type\": \"cdk:cloud-assembly\", \"properties\": {\"directoryName\": \"..\"}}");

    refused("outside the assembly");
  }

  @Test
  void theTemplateOfANestedStackOutsideTheAssemblyIsNotRead() {
    assembly.stack(
        "shop",
        "{\"Resources\": {\"N\": {\"Type\": \"AWS::CloudFormation::Stack\", \"Metadata\":"
            + " {\"aws:asset:path\": \"../secret.json\"}, \"Properties\": {\"TemplateURL\": \"u\"}}}}");

    refused("../secret.json", "outside the assembly");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkThatLeavesTheAssemblyIsNotFollowed() throws IOException {
    stackOf("link.json");
    Files.createSymbolicLink(assembly.folder().resolve("link.json"), temp.resolve("secret.json"));

    refused("link.json", "outside the assembly");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void aLinkThatLeadsToItselfIsNamed() throws IOException {
    stackOf("loop.json");
    Files.createSymbolicLink(assembly.folder().resolve("loop.json"), Path.of("loop.json"));

    refused("loop.json");
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void anAssemblyThatNestsItselfByALinkIsReadOnce() throws IOException {
    assembly.stack("shop", AssemblyFixture.BUCKET);
    assembly.artifact(
        "n", "{\"type\": \"cdk:cloud-assembly\", \"properties\": {\"directoryName\": \"again\"}}");
    Files.createSymbolicLink(assembly.folder().resolve("again"), assembly.folder());

    refused("is nested already");
  }

  @Test
  void aFolderInPlaceOfAFileIsNamed() throws IOException {
    stackOf("folder.json");
    Files.createDirectory(assembly.folder().resolve("folder.json"));

    refused("folder.json", "not a file");
  }

  @Test
  void aFileThatIsGoneIsNamed() {
    stackOf("gone.json");

    refused("gone.json", "does not exist", "sst build");
  }

  @Test
  void aFileThatFillsTheHeapIsNotRead() throws IOException {
    stackOf("large.json");
    Path large = assembly.folder().resolve("large.json");
    try (RandomAccessFile file = new RandomAccessFile(large.toFile(), "rw")) {
      // Takes no space where the file system knows holes.
      file.setLength(3L * 1024 * 1024 * 1024);
    }

    refused("large.json", "bytes and is not read");
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\": "})
  void aManifestOfDepth100000IsRefused(String opening) throws IOException {
    Files.writeString(assembly.folder().resolve("manifest.json"), opening.repeat(100_000));

    assertThatThrownBy(() -> reading())
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("manifest.json");
  }

  private void reading() throws AppReadException {
    SstAppReader.read(
        ReadRequest.ofAssembly(assembly.folder()), io.github.sstiam.catalog.Catalog.embedded());
  }

  @ParameterizedTest
  @ValueSource(strings = {"[", "{\"a\": ", "{\"tree\": {\"children\": "})
  void aTreeOfDepth100000LeavesTheConstructsUnknown(String opening) throws Exception {
    assembly.stack("shop", AssemblyFixture.BUCKET);
    assembly.file("tree.json", opening.repeat(100_000));

    assertThat(assembly.read().remarks())
        .anyMatch(remark -> remark.contains("tree.json cannot be read"));
  }

  @Test
  void aChainOf100000ArtifactsIsRefused() {
    for (int i = 0; i < 100_000; i++) {
      assembly.artifact("a" + i, "{\"type\": \"x\", \"dependencies\": [\"a" + (i + 1) + "\"]}");
    }

    refused("depend on each other more than 1000 deep");
  }

  @Test
  void stacksThatNestEachOtherTwiceAreRefused() {
    for (int i = 0; i < 30; i++) {
      assembly.file("n" + i + ".json", nesting("n" + (i + 1) + ".json"));
    }
    assembly.stack("shop", nesting("n0.json"));

    refused("deep");
  }

  private static String nesting(String file) {
    return IntStream.range(0, 2)
        .mapToObj(
            i ->
                "\"N%d\": {\"Type\": \"AWS::CloudFormation::Stack\", \"Metadata\": {\"aws:asset:path\": \"%s\"}, \"Properties\": {\"TemplateURL\": \"u\"}}"
                    .formatted(i, file))
        .collect(Collectors.joining(", ", "{\"Resources\": {", "}}"));
  }

  @Test
  void aStackThatNestsThousandsIsRefused() {
    String all =
        IntStream.range(0, 3_000)
            .mapToObj(
                i ->
                    "\"N%d\": {\"Type\": \"AWS::CloudFormation::Stack\", \"Metadata\": {\"aws:asset:path\": \"n.json\"}, \"Properties\": {\"TemplateURL\": \"u\"}}"
                        .formatted(i))
            .collect(Collectors.joining(", ", "{\"Resources\": {", "}}"));
    assembly.file("n.json", AssemblyFixture.BUCKET);
    assembly.stack("shop", all);

    refused("nests more than 2500 stacks");
  }

  @Test
  void noNameOfAManifestMovesTheCursor() {
    assembly.artifact("a\\u001b[2J\\n\\u202eb", "1");

    refused("\"a\\u001b[2J\\n\\u202eb\" must be an object");
  }

  /** Either version is read whole, or the reader says what is wrong with the file. */
  @Test
  void filesThatChangeWhileTheyAreReadAreReadWholeOrRefused() throws Exception {
    assembly.stack("shop", AssemblyFixture.BUCKET);
    assembly.written("48.0.0");
    Path template = assembly.folder().resolve("shop.template.json");
    String other =
        AssemblyFixture.BUCKET.replace("}}}", "}, \"Queue\": {\"Type\": \"AWS::SQS::Queue\"}}}");
    AtomicBoolean over = new AtomicBoolean();
    Thread writer = new Thread(() -> change(template, other, over));
    writer.start();
    try {
      for (int i = 0; i < 300; i++) {
        try {
          reading();
        } catch (AppReadException e) {
          assertThat(e).hasMessageContaining("shop.template.json");
        }
      }
    } finally {
      over.set(true);
      writer.join();
    }
  }

  private static void change(Path template, String other, AtomicBoolean over) {
    Path draft = template.resolveSibling("draft");
    try {
      while (!over.get()) {
        Files.writeString(template, AssemblyFixture.BUCKET);
        Files.writeString(draft, other);
        Files.move(draft, template, StandardCopyOption.REPLACE_EXISTING);
        Files.deleteIfExists(template);
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
