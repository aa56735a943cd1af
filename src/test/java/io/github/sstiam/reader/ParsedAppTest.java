package io.github.sstiam.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.change.TemplateFolder;
import io.github.sstiam.reader.declared.ResourceDeclaration;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.stack.DeclaredTypes;
import io.github.sstiam.reader.stack.Target;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An app that is read, whose declared types are known before its values are resolved. */
class ParsedAppTest {
  private static final Catalog CATALOG = Catalog.embedded();
  private static final Path SHOP =
      Path.of("src/test/resources/io/github/sstiam/reader/shop/cdk.out");
  private static final Path EXAMPLE = Path.of("examples/crud-api/.sst/dist");

  @TempDir private Path folder;

  private static List<String> types(ParsedApp app) throws AppReadException {
    return app.types(CATALOG).stream().map(stack -> stack.stack() + " " + stack.types()).toList();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  private static void delete(Path path) throws IOException {
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  @Test
  void noFileIsReadAgainToResolveTheApp() throws Exception {
    Path assembly = folder.resolve("assembly");
    copy(SHOP, assembly);
    SstApp before = SstAppReader.read(ReadRequest.ofAssembly(assembly), CATALOG);

    ParsedApp parsed = AppSource.of(ReadRequest.ofAssembly(assembly)).parse();
    assertThat(parsed.types(CATALOG)).hasSize(before.stacks().size());
    delete(assembly);

    assertThat(parsed.resolve(CATALOG)).isEqualTo(before);
    assertThat(parsed.resolve(Catalog.embedded())).isEqualTo(before);
  }

  @Test
  void theTypesOfEachStackAreThoseOfItsResolvedResources() throws Exception {
    for (Path assembly : List.of(SHOP, EXAMPLE)) {
      ParsedApp parsed = AppSource.of(ReadRequest.ofAssembly(assembly)).parse();

      assertThat(parsed.types(CATALOG))
          .isEqualTo(
              parsed.resolve(CATALOG).stacks().stream()
                  .map(
                      stack ->
                          DeclaredTypes.of(
                              stack.name(),
                              stack.environment(),
                              stack.resources().stream().map(resource -> resource.type()).toList()))
                  .toList());
    }
  }

  @Test
  void aResourceWhoseConditionIsFalseDeclaresNoType() throws Exception {
    Path template =
        Files.writeString(
            folder.resolve("shop.yaml"),
            """
            Parameters: {Stage: {Type: String, Default: dev}}
            Conditions: {Prod: !Equals [!Ref Stage, prod], Open: !Equals [!Ref 'AWS::Region', x]}
            Resources:
              Queue: {Type: AWS::SQS::Queue, Condition: Prod}
              Topic: {Type: AWS::SNS::Topic, Condition: Open}
              Table: {Type: Acme::Shop::Table}
            """);

    assertThat(types(AppSource.of(ReadRequest.ofTemplates(List.of(template))).parse()))
        .containsExactly("shop [AWS::SNS::Topic, Acme::Shop::Table]");
  }

  @Test
  void ofAChangedStackOnlyTheTypesOfChangedResourcesCount() throws Exception {
    Path deployed = Files.createDirectory(folder.resolve("deployed"));
    Files.writeString(
        deployed.resolve("shop.yaml"),
        "Resources: {A: {Type: AWS::SQS::Queue}, Old: {Type: AWS::S3::Bucket}}");
    Path template =
        Files.writeString(
            folder.resolve("shop.yaml"),
            "Resources: {A: {Type: AWS::SQS::Queue}, New: {Type: AWS::SNS::Topic}}");
    ReadRequest request =
        ReadRequest.in(folder)
            .templates(List.of(template))
            .build()
            .changedFrom(new TemplateFolder(deployed));

    assertThat(types(AppSource.of(request).parse()))
        .containsExactly("shop [AWS::S3::Bucket, AWS::SNS::Topic]");
  }

  @Test
  void declaredResourcesAddTheirTypesInTheEnvironmentOfTheirStack() throws Exception {
    ReadRequest request =
        ReadRequest.in(SHOP)
            .assembly(Optional.of(SHOP))
            .declaring(
                List.of(
                    declaration("Acme::Shop::Till", "Canary-Watch"),
                    declaration("Acme::Shop::Cart", "elsewhere-*")))
            .build();

    List<DeclaredTypes> types = AppSource.of(request).parse().types(CATALOG);

    assertThat(types.subList(types.size() - 2, types.size()))
        .extracting(
            stack -> stack.stack() + " " + stack.environment().account().orElse("") + stack.types())
        .containsExactly(
            "Canary-Watch 210987654321[Acme::Shop::Till]",
            "elsewhere-* 210987654321[Acme::Shop::Cart]");
  }

  private static ResourceDeclaration declaration(String type, String stack) {
    return new ResourceDeclaration(type, Optional.empty(), Optional.of(stack), Map.of());
  }

  @Test
  void theSourcesOfAnAppAreInterpretedOnce() throws Exception {
    Files.writeString(
        folder.resolve("sst.config.ts"),
        """
        import { Bucket } from "sst/constructs";
        let region;
        export default {
          config() { region = "eu-west-1"; return { name: "shop", region }; },
          stacks(app) {
            app.stack(function Data({ stack }) {
              new Bucket(stack, "Files", { cdk: { bucket: { bucketName: "files-" + region } } });
            });
          },
        };
        """);
    ParsedApp parsed =
        AppSource.of(
                ReadRequest.in(folder)
                    .target(
                        new Target(Optional.empty(), Optional.of("123456789012"), Optional.empty()))
                    .stage(Optional.of("prod"))
                    .build())
            .parse();
    assertThat(types(parsed)).singleElement().asString().startsWith("prod-shop-Data [");
    delete(folder.resolve("sst.config.ts"));

    SstApp app = parsed.resolve(CATALOG);

    // As in SST, config() runs before stacks() in one run of the module.
    assertThat(app.stacks().get(0).resources())
        .filteredOn(resource -> resource.type().equals("AWS::S3::Bucket"))
        .extracting(resource -> resource.identity().name().pattern())
        .containsExactly("files-eu-west-1");
    assertThat(parsed.resolve(CATALOG)).isEqualTo(app);
  }

  @Test
  void aWrongTargetIsAnErrorBeforeAnythingIsRead() {
    ReadRequest request =
        ReadRequest.in(folder)
            .target(new Target(Optional.empty(), Optional.of("12"), Optional.empty()))
            .build();

    assertThatThrownBy(() -> AppSource.of(request))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("-Dsst-iam.account");
  }
}
