package io.github.sstiam.reader.stack;

import static io.github.sstiam.reader.AssemblyFixture.BUCKET;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.SourcePlace;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.AssemblyFixture;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.files.SourceRoot;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where the resources of an app are declared, and that no place names a folder of the machine. */
class ResourcePlacesTest {
  private static final String TEMPLATE =
      """
      {
        "Resources": {
          "Other": {"Type": "AWS::SQS::Queue"},

          "Bucket": {"Type": "AWS::S3::Bucket"}
        }
      }
      """;

  @TempDir private Path app;

  @Test
  void aResourceOfAnAssemblyIsAtTheLineOfItsLogicalId() throws Exception {
    assertThat(places(assembly(TEMPLATE, "")))
        .containsExactly(
            new SourcePlace("cdk.out/A.template.json", 3),
            new SourcePlace("cdk.out/A.template.json", 5));
  }

  @Test
  void aResourceOfAYamlTemplateIsAtTheLineOfItsLogicalId() throws Exception {
    write(
        "infra/orders.yaml",
        """
        # The orders
        Resources:
          Bucket:
            Type: AWS::S3::Bucket
        """);

    assertThat(places(request(Optional.empty(), List.of(app.resolve("infra/orders.yaml")))))
        .containsExactly(new SourcePlace("infra/orders.yaml", 3));
  }

  @Test
  void aTraceThatLeadsToTheAppsSourcesCountsMore() throws Exception {
    write("stacks/Orders.ts", "");
    write("node_modules/sst/Bucket.js", "");

    assertThat(
            places(
                assembly(
                    BUCKET,
                    metadata(
                        "\"type\": \"aws:cdk:logicalId\", \"data\": \"Bucket\", \"trace\": [",
                        "new Bucket2 (" + app + "/node_modules/sst/Bucket.js:1:2066)",
                        "node:internal/main:3:4",
                        "EmptyStack.Orders (file://" + app + "/stacks/Orders.ts:12:19)",
                        "stack (" + app + "/stacks/Orders.ts:40:1)"))))
        .containsExactly(new SourcePlace("stacks/Orders.ts", 12));
  }

  @Test
  void aTraceMayStandInAnEntryOfItsOwn() throws Exception {
    write("lib/app.ts", "");

    assertThat(
            places(
                assembly(
                    BUCKET,
                    metadata(
                        "\"type\": \"aws:cdk:logicalId\", \"data\": \"Bucket\"}, {\"type\":"
                            + " \"aws:cdk:creationStack\", \"data\": [",
                        app + "/lib/app.ts:7:3"))))
        .containsExactly(new SourcePlace("lib/app.ts", 7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        // What SST compiles the app to is there during the synthesis alone, or changes its name.
        "stack (APP/.sst.config.1795463968803.mjs:39:19)",
        "stack (APP/.build/lib/index.js:39:19)",
        "stack (APP/gone.ts:39:19)",
        "stack (/elsewhere/app.ts:39:19)",
        "stack (APP/../app.ts:39:19)",
        "stack (file://%zz:1:1)",
        "stack (APP/stacks:1:1)",
        "stack (<anonymous>)",
        "",
      })
  void aTraceThatLeadsElsewhereLeavesTheTemplate(String frame) throws Exception {
    write(".sst.config.1795463968803.mjs", "");
    write(".build/lib/index.js", "");
    write("stacks/app.ts", "");
    String metadata =
        metadata(
            "\"type\": \"aws:cdk:logicalId\", \"data\": \"Bucket\", \"trace\": [",
            frame.replace("APP", app.toString()));

    assertThat(places(assembly(BUCKET, metadata)))
        .containsExactly(new SourcePlace("cdk.out/A.template.json", 1));
  }

  @Test
  void aFileOutsideTheRepositoryIsKnownByItsNameAlone() throws Exception {
    Path folder = Files.createDirectories(app.resolve("app"));

    assertThat(SourceRoot.of(folder).name(app.resolve("A.template.json")))
        .isEqualTo("A.template.json");
  }

  @Test
  void aFileOfTheSameRepositoryIsNamedFromTheAppsFolder() throws Exception {
    Files.createDirectories(app.resolve(".git"));
    Path folder = Files.createDirectories(app.resolve("services/shop"));
    SourceRoot root = SourceRoot.of(folder);

    assertThat(root.prefix()).isEqualTo("services/shop");
    assertThat(root.name(app.resolve("infra/A.template.json")))
        .isEqualTo("../../infra/A.template.json");
    assertThat(SourceRoot.of(app).prefix()).isEmpty();
  }

  private static String metadata(String entry, String... frames) {
    return ", \"metadata\": {\"/A/Bucket/Resource\": [{"
        + entry
        + (frames.length == 0 ? "" : "\"" + String.join("\", \"", frames) + "\"]")
        + "}]}";
  }

  private ReadRequest assembly(String template, String metadata) {
    AssemblyFixture assembly =
        new AssemblyFixture(app.resolve("cdk.out"))
            .file("tree.json", "{}")
            .stack("A", template, "", metadata);
    assembly.written("48.0.0");
    return request(Optional.of(app.resolve("cdk.out")), List.of());
  }

  private ReadRequest request(Optional<Path> assembly, List<Path> templates) {
    return ReadRequest.in(app).assembly(assembly).templates(templates).build();
  }

  private static List<SourcePlace> places(ReadRequest request) throws AppReadException {
    return SstAppReader.read(request, Catalog.embedded()).stacks().get(0).resources().stream()
        .map(DeclaredResource::place)
        .flatMap(Optional::stream)
        .toList();
  }

  private void write(String name, String text) throws IOException {
    Path file = app.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
