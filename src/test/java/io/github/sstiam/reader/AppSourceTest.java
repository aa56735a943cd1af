package io.github.sstiam.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.app.SstVersion;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.declared.ResourceDeclaration;
import io.github.sstiam.reader.files.AppReadException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which of an app's sources is read. */
class AppSourceTest {
  private static final ResourceDeclaration TABLE =
      new ResourceDeclaration(
          "AWS::DynamoDB::Table", Optional.of("orders"), Optional.empty(), Map.of());

  private static final String SST_1_APP =
      """
      import * as sst from "@serverless-stack/resources";
      export default function main(app) { new sst.Stack(app, "Data"); }
      """;

  @TempDir private Path folder;

  private ReadRequest request(List<Path> templates) {
    return builder(templates).build();
  }

  private ReadRequest.Builder builder(List<Path> templates) {
    return ReadRequest.in(folder).templates(templates).stage(Optional.of("prod"));
  }

  private Class<? extends AppSource> kind(ReadRequest request) throws AppReadException {
    return AppSource.of(request).getClass();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void theFirstSourceThatIsThereIsRead() throws AppReadException, IOException {
    ReadRequest declaring = builder(List.of()).declaring(List.of(TABLE)).build();
    assertThat(kind(declaring)).isEqualTo(AppSource.Declared.class);

    write("sst.config.ts", "export default {}");
    assertThat(kind(declaring)).isEqualTo(AppSource.ConstructSources.class);

    write("cdk.out/manifest.json", "{}");
    assertThat(kind(declaring)).isEqualTo(AppSource.Assembly.class);
    assertThat(kind(request(List.of(folder.resolve("a.yaml")))))
        .isEqualTo(AppSource.Templates.class);
  }

  @Test
  void theUserMayNameTheSource() throws AppReadException, IOException {
    write("sst.json", "{}");
    write("cdk.out/manifest.json", "{}");
    ReadRequest all = builder(List.of(folder.resolve("a.yaml"))).declaring(List.of(TABLE)).build();

    assertThat(kind(all.from(Source.ASSEMBLY))).isEqualTo(AppSource.Assembly.class);
    assertThat(kind(all.from(Source.CONSTRUCTS))).isEqualTo(AppSource.ConstructSources.class);
    assertThat(kind(all.from(Source.DECLARED))).isEqualTo(AppSource.Declared.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sst.json",
        "sst.config.ts",
        "sst.config.js",
        "sst.config.mjs",
        "sst.config.cjs",
      })
  void theConfigurationOfEveryGenerationLeadsToConstructs(String file)
      throws AppReadException, IOException {
    write(file, "");

    AppSource source = AppSource.of(request(List.of()));

    assertThat(source.getClass()).isEqualTo(AppSource.ConstructSources.class);
    assertThat(source.description()).isEqualTo("the constructs that " + file + " leads to");
  }

  /** SST 2 and newer never read sst.json, which a migrated app may still have. */
  @ParameterizedTest
  @ValueSource(strings = {"", "2.49.8", "3.19.3"})
  void beforeSstJsonComesTheConfigurationOfSst2AndNewer(String version)
      throws AppReadException, IOException {
    write("sst.json", "{\"name\": \"former\", \"main\": \"stacks/former.js\"}");
    write(
        "sst.config.ts",
        """
        export default {
          config() { return { name: "shop", region: "eu-west-1" }; },
          stacks(app) { app.stack(function Data() {}); },
        };
        """);

    AppSource source =
        AppSource.of(
            ReadRequest.in(folder)
                .stage(Optional.of("prod"))
                .version(SstVersion.of(version))
                .build());

    assertThat(source.description()).isEqualTo("the constructs that sst.config.ts leads to");
    assertThat(source.root().name(source.mainFile())).isEqualTo("sst.config.ts");
    assertThat(source.request().folder().name()).isEmpty();
    assertThat(source.request().folder().main()).isEmpty();
    if (!version.startsWith("3")) {
      assertThat(source.parse().resolve(Catalog.embedded()).name()).contains("shop");
    }
  }

  /** SST 0 and 1 read sst.json and nothing else. */
  @ParameterizedTest
  @ValueSource(strings = {"0.40.6", "1.18.4"})
  void sst0And1ReadSstJsonThoughThereIsAnotherConfiguration(String version)
      throws AppReadException, IOException {
    write("sst.json", "{\"name\": \"shop\", \"main\": \"stacks/index.js\"}");
    write("stacks/index.js", SST_1_APP);
    write("sst.config.ts", "export default {};");

    AppSource source =
        AppSource.of(
            ReadRequest.in(folder)
                .stage(Optional.of("prod"))
                .version(SstVersion.of(version))
                .build());

    assertThat(source.description()).isEqualTo("the constructs that sst.json leads to");
    assertThat(source.root().name(source.mainFile())).isEqualTo("sst.json");
    assertThat(source.parse().resolve(Catalog.embedded()).name()).contains("shop");
  }

  @Test
  void theAssemblyIsCalledByItsPlaceInTheApp() throws AppReadException, IOException {
    write(".build/cdk.out/manifest.json", "{}");

    assertThat(AppSource.of(request(List.of())).description())
        .isEqualTo("the cloud assembly .build/cdk.out");
  }

  @Test
  void anAppWithNothingToReadIsAnErrorThatNamesAllWays() {
    assertThatThrownBy(() -> AppSource.of(request(List.of())))
        .isInstanceOf(AppReadException.class)
        .hasMessageContaining("npx sst build --stage prod")
        .hasMessageContaining("-Dsst-iam.synthesise=true")
        .hasMessageContaining("-Dsst-iam.templates=FILE")
        .hasMessageContaining("-Dsst-iam.source=constructs")
        .hasMessageContaining("<declaredResources>");
  }

  @Test
  void aSourceThatIsAskedForAndNotThereIsAnError() {
    assertThatThrownBy(() -> kind(request(List.of()).from(Source.ASSEMBLY)))
        .hasMessageContaining("No cloud assembly in " + folder);
    assertThatThrownBy(() -> kind(request(List.of()).from(Source.CONSTRUCTS)))
        .hasMessageContaining("has neither sst.json nor sst.config.ts");
    assertThatThrownBy(() -> kind(request(List.of()).from(Source.DECLARED)))
        .hasMessageContaining("the POM declares no resource");
  }
}
