package io.github.sstiam.app.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PackageFilesTest {
  @TempDir private Path app;

  @Test
  void whatIsInstalledCountsBeforeWhatIsLockedAndAskedFor() throws IOException {
    write("package.json", "{\"devDependencies\": {\"sst\": \"^2.40.0\"}}");
    assertThat(PackageFiles.version(app)).contains(new SstVersion(2, 40, 0));

    write("package-lock.json", "{\"packages\": {\"node_modules/sst\": {\"version\": \"2.43.7\"}}}");
    assertThat(PackageFiles.version(app)).contains(new SstVersion(2, 43, 7));

    write("node_modules/sst/package.json", "{\"version\": \"2.49.8\"}");
    assertThat(PackageFiles.version(app)).contains(new SstVersion(2, 49, 8));
  }

  @Test
  void sstZeroAndOneHaveOtherPackages() throws IOException {
    write("package.json", "{\"dependencies\": {\"@serverless-stack/cli\": \"0.40.6\"}}");

    assertThat(PackageFiles.version(app)).contains(new SstVersion(0, 40, 6));
  }

  @Test
  void anOldLockFileListsDependenciesByName() throws IOException {
    write(
        "package-lock.json",
        "{\"dependencies\": {\"@serverless-stack/resources\": {\"version\": \"1.18.4\"}}}");

    assertThat(PackageFiles.version(app)).contains(new SstVersion(1, 18, 4));
  }

  @Test
  void filesThatAreMissingOrBrokenSayNothing() throws IOException {
    assertThat(PackageFiles.version(app)).isEmpty();

    write("package.json", "{\"dependencies\": ");
    assertThat(PackageFiles.version(app)).isEmpty();
  }

  private void write(String name, String content) throws IOException {
    Path file = app.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, content);
  }
}
