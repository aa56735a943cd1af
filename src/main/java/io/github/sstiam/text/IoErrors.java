package io.github.sstiam.text;

import java.io.IOException;
import java.util.Locale;

/** Explains why a file could not be read or written, without names of Java classes. */
public final class IoErrors {
  private IoErrors() {}

  /**
   * The reason for an error, to be put in brackets after the name of the file: the message of the
   * operating system, such as {@code No space left on device}, or the kind of the error, such as
   * {@code access denied}.
   */
  public static String of(IOException fault) {
    String kind = fault.getClass().getSimpleName().replaceFirst("Exception$", "");
    String text = fault.getMessage() == null ? "" : fault.getMessage();
    return switch (kind) {
      // The message of these is the name of the file, or the number of wrong bytes.
      case "AccessDenied",
          "AtomicMoveNotSupported",
          "DirectoryNotEmpty",
          "FileAlreadyExists",
          "FileSystemLoop",
          "NoSuchFile",
          "NotDirectory",
          "NotLink" ->
          kind.replaceAll("(?<=[a-z])(?=[A-Z])", " ").toLowerCase(Locale.ROOT);
      case "MalformedInput", "UnmappableCharacter" -> "not UTF-8 text";
      default ->
          text.isBlank()
              ? "the system gives no reason"
              : text.substring(text.lastIndexOf(": ") + 1).strip();
    };
  }
}
