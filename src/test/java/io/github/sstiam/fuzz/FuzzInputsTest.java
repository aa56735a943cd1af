package io.github.sstiam.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The fuzzer's seeds and findings, read without the fuzzer. */
class FuzzInputsTest {
  private static final Path INPUTS = Path.of("src/test/resources/io/github/sstiam/fuzz");

  @TestFactory
  List<DynamicTest> everyInputIsTaken() throws IOException {
    List<DynamicTest> tests = new ArrayList<>();
    for (FuzzTarget target : FuzzTarget.values()) {
      for (Path file : inputs(target)) {
        byte[] input = Files.readAllBytes(file);
        tests.add(
            DynamicTest.dynamicTest(
                target + " " + file.getFileName(),
                () ->
                    // No input that takes seconds is taken; the limit is for one that never ends.
                    Assertions.assertTimeoutPreemptively(
                        Duration.ofMinutes(2),
                        () ->
                            assertThatCode(() -> target.take(input)).doesNotThrowAnyException())));
      }
    }
    return tests;
  }

  @ParameterizedTest
  @EnumSource(FuzzTarget.class)
  void everyTargetHasInputs(FuzzTarget target) throws IOException {
    assertThat(inputs(target)).isNotEmpty();
  }

  @ParameterizedTest
  @EnumSource(FuzzTarget.class)
  void noInputIsLarge(FuzzTarget target) throws IOException {
    assertThat(inputs(target)).allSatisfy(file -> assertThat(Files.size(file)).isLessThan(8192));
  }

  /** Without the fuzzer's guidance, and so fast that every build can do some of it. */
  @ParameterizedTest
  @EnumSource(FuzzTarget.class)
  void mutationsOfTheInputsAreTaken(FuzzTarget target) throws IOException {
    List<byte[]> seeds = new ArrayList<>();
    for (Path file : inputs(target)) {
      seeds.add(Files.readAllBytes(file));
    }
    Mutations mutations = new Mutations(Long.getLong("fuzz.seed", 1), seeds);
    int tries = Integer.getInteger("fuzz.mutations", 200);
    for (int i = 0; i < tries; i++) {
      byte[] input = mutations.next();
      try {
        target.take(input);
      } catch (Throwable e) {
        throw new AssertionError("input " + Base64.getEncoder().encodeToString(input), e);
      }
    }
  }

  private static List<Path> inputs(FuzzTarget target) throws IOException {
    try (var files = Files.list(INPUTS.resolve(target.folder()))) {
      return files.sorted().toList();
    }
  }
}
