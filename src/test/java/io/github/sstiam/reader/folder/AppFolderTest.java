package io.github.sstiam.reader.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files of an app's folder say before anything is run. */
class AppFolderTest {
  private static final String DEPENDENCY =
      """
      {"devDependencies": {"%s": "%s"}}
      """;

  @TempDir private Path folder;

  @Test
  void sstJsonGivesNameAndEntryPoint() throws IOException {
    Files.writeString(folder.resolve("sst.json"), "{\"name\": \"shop\", \"main\": \"lib/a.ts\"}");

    assertThat(new AppFolder(folder).name()).contains("shop");
    assertThat(new AppFolder(folder).main()).contains("lib/a.ts");
    assertThat(new AppFolder(folder).isApp()).isTrue();
  }

  @Test
  void aFolderWithoutConfigurationIsNoApp() throws IOException {
    Files.createDirectory(folder.resolve("sst.config.ts"));

    assertThat(new AppFolder(folder).isApp()).isFalse();
    assertThat(new AppFolder(folder).name()).isEmpty();
    assertThat(new AppFolder(folder).configurationText()).isEmpty();
  }

  /** A migrated app may keep its former sst.json, which SST 3 does not read. */
  @Test
  void sst3IsKnownByItsConfigurationThoughThereIsSstJson() throws IOException {
    Files.writeString(folder.resolve("sst.json"), "{\"name\": \"former\"}");
    Files.writeString(folder.resolve("sst.config.ts"), "export default $config({})");

    assertThat(new AppFolder(folder).isWithoutSynthesis()).isTrue();
  }

  @Test
  void thePackageFilesDecideWhichOfTwoConfigurationsCounts() throws IOException {
    Files.writeString(folder.resolve("sst.json"), "{\"name\": \"shop\"}");
    Files.writeString(folder.resolve("sst.config.ts"), "export default {}");

    Files.writeString(folder.resolve("package.json"), DEPENDENCY.formatted("sst", "^2.40.0"));
    assertThat(new AppFolder(folder).configuration()).contains(folder.resolve("sst.config.ts"));

    Files.writeString(
        folder.resolve("package.json"), DEPENDENCY.formatted("@serverless-stack/cli", "1.18.4"));
    assertThat(new AppFolder(folder).configuration()).contains(folder.resolve("sst.json"));
    assertThat(new AppFolder(folder).name()).contains("shop");
  }

  @Test
  void sst3IsKnownByItsVersionElseByItsConfiguration() throws IOException {
    Files.writeString(folder.resolve("sst.config.ts"), "export default $config({})");

    assertThat(new AppFolder(folder).isWithoutSynthesis()).isTrue();
    assertThat(new AppFolder(folder, SstVersion.of("3.0.0")).isWithoutSynthesis()).isTrue();
    assertThat(new AppFolder(folder, SstVersion.of("2.49.8")).isWithoutSynthesis()).isFalse();
  }
}
