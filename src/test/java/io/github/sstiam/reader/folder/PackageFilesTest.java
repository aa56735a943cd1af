package io.github.sstiam.reader.folder;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"packages\":{\"node_modules/sst\":{\"version\":\"2.43.7\"}}}",
        "{\"packages\":\n{\t\"node_modules/sst\"\r\n :\n\n {\"dev\" : true , \"version\" :\t\"2.43.7\"}}}",
        // Not the name of a package's folder: a value, the folder of another package, a link.
        """
        {"packages": {
          "": {"version": "9.0.0", "workspaces": ["node_modules/sst", "node_modules/sst"]},
          "a/node_modules/sst": {"version": "9.0.0"},
          "node_modules/sst-x": {"version": "9.0.0", "sst": "9.0.0"},
          "node_modules/a": {"resolved": "node_modules/sst", "link": true},
          "node_modules/sst": {"dependencies": {"version": "9.0.0"}, "version": "2.43.7"},
          "node_modules/sst/node_modules/sst": {"version": "9.0.0"}},
         "dependencies": {"sst": {"version": "9.0.0"}}}""",
        // A workspace of that name has no version; SST 1 lies beside it.
        """
        {"packages": {
          "node_modules/sst": {"resolved": "packages/sst", "link": true},
          "node_modules/@serverless-stack/core": {"version": "2.43.7"}}}""",
        // As npm 6 lists them, which knows no folders.
        "{ \"dependencies\" :{\n\"a\": {\"requires\": {\"sst\": \"9.0.0\"}}, \"sst\"\n:{\"version\" : \"2.43.7\"} }}",
        "\uFEFF{\"dependencies\": {\"sst\": {\"version\": \"2.43.7\"}}}",
        "{\"packages\": {\"node_modules\\/sst\": {\"version\": \"2.43.7\"}}}",
      })
  void aLockFileTellsTheVersionHoweverItIsSpaced(String lock) throws IOException {
    write("package-lock.json", lock);

    assertThat(PackageFiles.version(app)).contains(new SstVersion(2, 43, 7));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "[]",
        "{\"packages\": {\"node_modules/sst\"",
        "{\"packages\": {\"node_modules/sst\":",
        "{\"packages\": {\"node_modules/sst\": {\"version\"",
        "{\"packages\": {\"node_modules/sst\": \"2.43.7\"}}",
        "{\"packages\": {\"node_modules/sst\": {\"version\": 2}}}",
        "{\"packages\": {\"node_modules/sst\": {\"version\": {\"version\": \"2.43.7\"}}}}",
        "{\"dependencies\": {\"sst\": \"2.43.7\"}}",
        "{\"dependencies\": {\"sst\": {\"version\": \"2.43.7\"}",
      })
  void aLockFileWithoutTheVersionSaysNothing(String lock) throws IOException {
    write("package.json", "{\"dependencies\": {\"sst\": \"2.1.0\"}}");
    write("package-lock.json", lock);

    assertThat(PackageFiles.version(app)).contains(new SstVersion(2, 1, 0));
  }

  /** Each place takes time, and a file may be made of them. */
  @Test
  void aNameThatStandsTooOftenIsNotFollowed() throws IOException {
    String linked = "\"node_modules/sst\": {\"link\": true}, ";
    String installed = "\"node_modules/sst\": {\"version\": \"2.43.7\"}}}";
    write("package-lock.json", "{\"packages\": {" + linked.repeat(99) + installed);
    assertThat(PackageFiles.version(app)).contains(new SstVersion(2, 43, 7));

    write("package-lock.json", "{\"packages\": {" + linked.repeat(100) + installed);
    assertThat(PackageFiles.version(app)).isEmpty();
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
