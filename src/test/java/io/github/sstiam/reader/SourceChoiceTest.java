package io.github.sstiam.reader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.reader.ReadRequest.Target;
import io.github.sstiam.reader.SourceChoice.Kind;
import io.github.sstiam.reader.declared.ResourceDeclaration;
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
class SourceChoiceTest {
  private static final ResourceDeclaration TABLE =
      new ResourceDeclaration(
          "AWS::DynamoDB::Table", Optional.of("orders"), Optional.empty(), Map.of());

  @TempDir private Path folder;

  private ReadRequest request(List<Path> templates) {
    return new ReadRequest(
        folder,
        Optional.empty(),
        templates,
        Optional.empty(),
        Map.of(),
        Target.AS_DECLARED,
        Optional.of("prod"));
  }

  private Kind kind(ReadRequest request) throws AppReadException {
    return SourceChoice.of(request).kind();
  }

  private void write(String file, String text) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  @Test
  void theFirstSourceThatIsThereIsRead() throws AppReadException, IOException {
    ReadRequest declaring = request(List.of()).declaring(List.of(TABLE));
    assertThat(kind(declaring)).isEqualTo(Kind.DECLARED);

    write("sst.config.ts", "export default {}");
    assertThat(kind(declaring)).isEqualTo(Kind.CONSTRUCTS);

    write("cdk.out/manifest.json", "{}");
    assertThat(kind(declaring)).isEqualTo(Kind.ASSEMBLY);
    assertThat(kind(request(List.of(folder.resolve("a.yaml"))))).isEqualTo(Kind.TEMPLATES);
  }

  @Test
  void theUserMayNameTheSource() throws AppReadException, IOException {
    write("sst.json", "{}");
    write("cdk.out/manifest.json", "{}");
    ReadRequest all = request(List.of(folder.resolve("a.yaml"))).declaring(List.of(TABLE));

    assertThat(kind(all.from(Source.ASSEMBLY))).isEqualTo(Kind.ASSEMBLY);
    assertThat(kind(all.from(Source.CONSTRUCTS))).isEqualTo(Kind.CONSTRUCTS);
    assertThat(kind(all.from(Source.DECLARED))).isEqualTo(Kind.DECLARED);
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

    SourceChoice choice = SourceChoice.of(request(List.of()));

    assertThat(choice.kind()).isEqualTo(Kind.CONSTRUCTS);
    assertThat(choice.description(folder)).isEqualTo("the constructs that " + file + " leads to");
  }

  @Test
  void theAssemblyIsCalledByItsPlaceInTheApp() throws AppReadException, IOException {
    write(".build/cdk.out/manifest.json", "{}");

    assertThat(SourceChoice.of(request(List.of())).description(folder))
        .isEqualTo("the cloud assembly .build/cdk.out");
  }

  @Test
  void anAppWithNothingToReadIsAnErrorThatNamesAllWays() {
    assertThatThrownBy(() -> SourceChoice.of(request(List.of())))
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
