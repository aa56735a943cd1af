package io.github.sstiam.json;

import java.io.IOException;
import java.util.Locale;

/** Says why a file could not be read or written, without a name of a Java class. */
public final class FaultWords {
  private FaultWords() {}

  /**
   * The reason for a fault, for the brackets behind the name of the file: what the system said,
   * such as {@code No space left on device}, else the kind of the fault, such as {@code access
   * denied}.
   */
  public static String of(IOException fault) {
    String kind = fault.getClass().getSimpleName().replaceFirst("Exception$", "");
    String text = fault.getMessage() == null ? "" : fault.getMessage();
    return switch (kind) {
      // Of these the text is the name of the file, or how many bytes are wrong.
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
              ? "the system does not say why"
              : text.substring(text.lastIndexOf(": ") + 1).strip();
    };
  }
}
