package io.github.sstiam.reader.synthesis;

import io.github.sstiam.reader.folder.AppFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Whether a cloud assembly is at least as new as the sources of its app.
 *
 * @param state what is known of it
 * @param newest the newest of the sources that are newer, at most three, from the app's folder
 * @param newer how many sources are newer than the assembly
 */
public record AssemblyFreshness(State state, List<String> newest, int newer) {
  /** What is known of an assembly's age. */
  public enum State {
    /** No source is newer. */
    FRESH,
    /** Sources are newer. */
    STALE,
    /** The folder does not contain the app's sources, or has too many files. */
    UNKNOWN
  }

  private static final int SHOWN = 3;

  /**
   * Files that were written together may differ by this much after a copy, or on a coarse clock.
   */
  private static final Duration SAME_MOMENT = Duration.ofSeconds(2);

  /** The age of an assembly is unknown. */
  public static final AssemblyFreshness NOT_KNOWN =
      new AssemblyFreshness(State.UNKNOWN, List.of(), 0);

  public AssemblyFreshness {
    newest = List.copyOf(newest);
  }

  /**
   * Compares an assembly with the sources of its app, which {@link SourceFiles} finds.
   *
   * @param app the app
   * @param assembly the assembly's folder
   */
  public static AssemblyFreshness of(AppFolder app, Path assembly) {
    if (!app.isApp()) {
      return NOT_KNOWN;
    }
    try {
      Instant made =
          Files.getLastModifiedTime(assembly.resolve("manifest.json"))
              .toInstant()
              .plus(SAME_MOMENT);
      SourceFiles sources = SourceFiles.of(app);
      List<Map.Entry<String, FileTime>> newer = new ArrayList<>();
      for (Map.Entry<String, FileTime> source : sources.modified().entrySet()) {
        if (source.getValue().toInstant().isAfter(made)) {
          newer.add(source);
        }
      }
      if (newer.isEmpty()) {
        return sources.isCutOff() ? NOT_KNOWN : new AssemblyFreshness(State.FRESH, List.of(), 0);
      }
      return new AssemblyFreshness(State.STALE, newest(newer), newer.size());
    } catch (IOException e) {
      // If this is a fault, reading the assembly reports it.
      return NOT_KNOWN;
    }
  }

  private static List<String> newest(List<Map.Entry<String, FileTime>> newer) {
    return newer.stream()
        .sorted(Map.Entry.comparingByValue(Comparator.reverseOrder()))
        .limit(SHOWN)
        .map(Map.Entry::getKey)
        .toList();
  }

  /**
   * How old an assembly is, for a log: {@code , 3 hours old}. Empty if its age cannot be read.
   *
   * @param assembly the assembly's folder
   * @param now the present
   */
  public static String age(Path assembly, Instant now) {
    try {
      Duration age =
          Duration.between(
              Files.getLastModifiedTime(assembly.resolve("manifest.json")).toInstant(), now);
      if (age.compareTo(Duration.ofMinutes(1)) < 0) {
        return ", just made";
      }
      return ", "
          + (age.toDays() > 0
              ? counted(age.toDays(), "day")
              : age.toHours() > 0
                  ? counted(age.toHours(), "hour")
                  : counted(age.toMinutes(), "minute"))
          + " old";
    } catch (IOException e) {
      return "";
    }
  }

  private static String counted(long count, String unit) {
    return count + " " + unit + (count == 1 ? "" : "s");
  }

  /**
   * The warning about a stale assembly.
   *
   * @param assembly what messages call it
   * @param stage the stage that is deployed
   */
  public String warning(String assembly, Optional<String> stage) {
    String shown = String.join(", ", newest);
    return "The sources of the app are newer than "
        + assembly
        + ": "
        + shown
        + (newer > newest.size() ? " and " + (newer - newest.size()) + " more" : "")
        + ". The result may not match what is deployed. Run \"npx sst build"
        + stage.map(name -> " --stage " + name).orElse("")
        + "\", or let the plugin run it with -Dsst-iam.synthesise=true. If the assembly is"
        + " correct, set -Dsst-iam.staleAssembly=ignore.";
  }
}
