package io.github.sstiam.reader.synthesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.reader.folder.AppFolder;
import io.github.sstiam.reader.synthesis.AssemblyFreshness.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which files make an assembly stale. */
class AssemblyFreshnessTest {
  private static final Instant MADE = Instant.parse("2026-01-01T12:00:00Z");

  @TempDir private Path folder;

  private Path write(String name, int secondsLater) throws IOException {
    return write(name, "", secondsLater);
  }

  private Path write(String name, String text, int secondsLater) throws IOException {
    Path file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    return Files.setLastModifiedTime(file, FileTime.from(MADE.plusSeconds(secondsLater)));
  }

  private AssemblyFreshness freshness() throws IOException {
    write("cdk.out/manifest.json", 0);
    return AssemblyFreshness.of(new AppFolder(folder), folder.resolve("cdk.out"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "cdk.json",
        "package.json",
        "package-lock.json",
        "pnpm-lock.yaml",
        "yarn.lock",
        "index.ts",
        "app.mjs",
        "lib/index.js",
        "stacks/deep/er/Api.tsx",
        "stacks/settings.json",
        "infra/vpc.mts",
      })
  void aNewerSourceMakesItStale(String source) throws IOException {
    write("sst.json", "{}", -100);
    write(source, 60);

    assertThat(freshness().state()).isEqualTo(State.STALE);
    assertThat(freshness().newest()).containsExactly(source);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "src/handler.ts",
        "packages/functions/src/list.ts",
        "stacks/node_modules/x/index.js",
        "stacks/.cache/index.js",
        "stacks/dist/index.js",
        "stacks/Api.test.ts",
        "stacks/api.d.ts",
        "stacks/README.md",
        "sst-env.d.ts",
        "vitest.config.ts",
        "tsconfig.json",
        "pom.xml",
      })
  void whatChangesNoPermissionDoesNotCount(String file) throws IOException {
    write("sst.json", "{}", -100);
    write(file, 60);

    assertThat(freshness()).isEqualTo(new AssemblyFreshness(State.FRESH, List.of(), 0));
  }

  @Test
  void filesOfOneMomentAreAsOld() throws IOException {
    write("sst.json", "{}", 2);

    assertThat(freshness().state()).isEqualTo(State.FRESH);
  }

  @Test
  void theEntryPointOfSstJsonReplacesTheConventionalFolders() throws IOException {
    write("sst.json", "{\"main\": \"src/stacks/index.ts\"}", -100);
    write("src/stacks/Api.ts", -100);
    write("lib/handler.ts", 60);
    assertThat(freshness().state()).isEqualTo(State.FRESH);

    write("src/stacks/Api.ts", 60);
    assertThat(freshness().newest()).containsExactly("src/stacks/Api.ts");
  }

  @Test
  void foldersThatTheConfigurationImportsFromCount() throws IOException {
    write(
        "sst.config.ts",
        "import { Api } from \"./packages/cloud/Api\";\nimport x from '../outside/x';",
        -100);
    write("packages/cloud/Api.ts", 60);
    write("packages/functions/list.ts", 60);

    assertThat(freshness().newest()).containsExactly("packages/cloud/Api.ts");
  }

  @Test
  void theNewestThreeAreNamedAndTheOthersCounted() throws IOException {
    write("sst.config.ts", 10);
    for (int i = 1; i <= 4; i++) {
      write("stacks/S" + i + ".ts", 10 + i);
    }

    assertThat(freshness().newest())
        .containsExactly("stacks/S4.ts", "stacks/S3.ts", "stacks/S2.ts");
    assertThat(freshness().warning("the cloud assembly cdk.out", Optional.of("prod")))
        .contains("cdk.out: stacks/S4.ts, stacks/S3.ts, stacks/S2.ts and 2 more.")
        .contains("npx sst build --stage prod")
        .contains("-Dsst-iam.synthesise=true")
        .contains("-Dsst-iam.staleAssembly=ignore");
  }

  @Test
  void inAFolderThatIsNoAppNothingIsKnown() throws IOException {
    write("stacks/Api.ts", 60);

    assertThat(freshness()).isEqualTo(AssemblyFreshness.NOT_KNOWN);
  }

  @Test
  @DisabledOnOs(OS.WINDOWS)
  void linksAreNotFollowed(@TempDir Path outside) throws IOException {
    write("sst.json", "{}", -100);
    Files.writeString(outside.resolve("Api.ts"), "");
    Files.createDirectory(folder.resolve("lib"));
    Files.createSymbolicLink(folder.resolve("lib/out"), outside);
    Files.createSymbolicLink(folder.resolve("stacks"), outside);
    Files.createSymbolicLink(folder.resolve("lib/Api.ts"), outside.resolve("Api.ts"));

    assertThat(freshness().state()).isEqualTo(State.FRESH);
  }

  @Test
  void moreFilesThanAreLookedAtLeaveTheAgeOpen() throws IOException {
    write("sst.json", "{}", -100);
    Files.createDirectory(folder.resolve("stacks"));
    for (int i = 0; i <= SourceFiles.MAX_FILES; i++) {
      Files.createFile(folder.resolve("stacks").resolve(i + ".txt"));
    }

    assertThat(freshness()).isEqualTo(AssemblyFreshness.NOT_KNOWN);
  }
}
