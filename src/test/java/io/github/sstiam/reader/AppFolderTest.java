package io.github.sstiam.reader;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the files of an app's folder say before anything is run. */
class AppFolderTest {
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

  @Test
  void sst3IsKnownByItsVersionElseByItsConfiguration() throws IOException {
    Files.writeString(folder.resolve("sst.config.ts"), "export default $config({})");
    AppFolder app = new AppFolder(folder);

    assertThat(app.isWithoutSynthesis(Optional.empty())).isTrue();
    assertThat(app.isWithoutSynthesis(SstVersion.of("3.0.0"))).isTrue();
    assertThat(app.isWithoutSynthesis(SstVersion.of("2.49.8"))).isFalse();
  }
}
