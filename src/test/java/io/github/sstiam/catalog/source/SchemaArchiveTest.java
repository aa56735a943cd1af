package io.github.sstiam.catalog.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaArchiveTest {
  private static final String QUEUE = "{\"typeName\": \"AWS::SQS::Queue\", \"handlers\": {}}";

  @TempDir private Path folder;

  @Test
  void onlyTheTypesThatAreAskedForAreRead() throws Exception {
    SchemaArchive archive =
        archive(Map.of("aws-sqs-queue.json", QUEUE, "aws-sns-topic.json", "malformed"));

    assertThat(archive.read(List.of("AWS::SQS::Queue", "AWS::No::Such")))
        .extracting(type -> type.schema().type())
        .containsExactly("AWS::SQS::Queue");
  }

  @Test
  void anArchiveIsNamedByItsContent() throws Exception {
    assertThat(archive(Map.of("aws-sqs-queue.json", QUEUE)).description())
        .matches("CloudformationSchema.zip \\(SHA-256 [0-9a-f]{64}\\)");
  }

  @Test
  void aFileThatIsMissingOrNoArchiveIsNamedWithTheRemedy() throws Exception {
    assertThatThrownBy(() -> new SchemaArchive(folder.resolve("no.zip")).read(List.of()))
        .isInstanceOf(SchemaReadException.class)
        .hasMessageContaining("no.zip does not exist. Give -Dsst-iam.catalog");
    Path text = Files.writeString(folder.resolve("text.zip"), "no zip");
    assertThatThrownBy(() -> new SchemaArchive(text).read(List.of()))
        .isInstanceOf(SchemaReadException.class)
        .hasMessageContaining("text.zip is not a zip archive");
    assertThatThrownBy(() -> archive(Map.of("readme.txt", "hello")).read(List.of()))
        .isInstanceOf(SchemaReadException.class)
        .hasMessageContaining("contains no schema of a resource type");
  }

  @Test
  void aMalformedSchemaIsNamedWithItsPlace() throws Exception {
    SchemaArchive archive = archive(Map.of("aws-sqs-queue.json", "{\n  \"typeName\": ]"));

    assertThatThrownBy(() -> archive.read(List.of("AWS::SQS::Queue")))
        .isInstanceOf(SchemaReadException.class)
        .hasMessageContaining("aws-sqs-queue.json is no schema")
        .hasMessageContaining("line 2");
  }

  @Test
  void aBombIsNoSchema() throws Exception {
    SchemaArchive archive = archive(Map.of("aws-sqs-queue.json", " ".repeat(5_000_000)));

    assertThatThrownBy(() -> archive.read(List.of("AWS::SQS::Queue")))
        .isInstanceOf(SchemaReadException.class)
        .hasMessageContaining("larger than any schema");
  }

  private SchemaArchive archive(Map<String, String> entries) throws IOException {
    Path file = folder.resolve("CloudformationSchema.zip");
    try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file))) {
      for (Map.Entry<String, String> entry : new TreeMap<>(entries).entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(UTF_8));
      }
    }
    return new SchemaArchive(file);
  }
}
