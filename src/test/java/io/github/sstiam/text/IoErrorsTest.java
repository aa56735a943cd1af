package io.github.sstiam.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.MalformedInputException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class IoErrorsTest {
  @ParameterizedTest
  @MethodSource
  void errorsAreExplained(IOException fault, String words) {
    assertThat(IoErrors.of(fault)).isEqualTo(words);
  }

  static Stream<Arguments> errorsAreExplained() {
    return Stream.of(
        Arguments.of(new IOException("No space left on device"), "No space left on device"),
        Arguments.of(
            new FileSystemException("/a: b", null, "Too many levels of symbolic links"),
            "Too many levels of symbolic links"),
        Arguments.of(new FileSystemException("a", "b", "Is a directory"), "Is a directory"),
        Arguments.of(new AccessDeniedException("/a/b"), "access denied"),
        Arguments.of(new NoSuchFileException("/a/b"), "no such file"),
        Arguments.of(new DirectoryNotEmptyException("/a/b"), "directory not empty"),
        Arguments.of(new MalformedInputException(1), "not UTF-8 text"),
        Arguments.of(new IOException(), "the system gives no reason"),
        Arguments.of(new IOException(" "), "the system gives no reason"));
  }
}
