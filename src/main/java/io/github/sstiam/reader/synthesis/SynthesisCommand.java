package io.github.sstiam.reader.synthesis;

import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.folder.AppFolder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The command that synthesises an app. */
public final class SynthesisCommand {
  private static final String OTHER =
      " Give the command that writes the app's cloud assembly as <synthesisCommand>"
          + " (-Dsst-iam.synthesisCommand).";

  private SynthesisCommand() {}

  /**
   * SST's own command, the same from SST 0 to 2 (read from @serverless-stack/cli 0.40.6, 0.69.7,
   * 1.18.4 and sst 2.49.8). {@code npx} is kept from downloading a package that is not installed:
   * it would be the newest SST, which has no such command.
   *
   * @param app the app's folder
   * @param stage the stage, where it is given
   * @param region the region, where it is given
   * @return the arguments
   * @throws AppReadException if SST does not synthesise the app
   */
  public static List<String> of(AppFolder app, Optional<String> stage, Optional<String> region)
      throws AppReadException {
    if (app.isWithoutSynthesis()) {
      throw new AppReadException(
          "-Dsst-iam.synthesise is true, but SST 3 and newer deploy with Pulumi and have no"
              + " synthesis. Leave it out: the constructs of the app are read"
              + " (-Dsst-iam.source=constructs)."
              + OTHER);
    }
    if (app.configuration().isEmpty()) {
      throw new AppReadException(
          "-Dsst-iam.synthesise is true, but "
              + app.path()
              + " has neither sst.json nor sst.config.ts. Give -Dsst-iam.appDirectory=DIR the app's"
              + " folder."
              + OTHER);
    }
    List<String> command = new ArrayList<>(List.of("npx", "--no-install", "sst", "build"));
    if (stage.isPresent()) {
      command.addAll(List.of("--stage", checked("stage", stage.get())));
    }
    if (region.isPresent()) {
      command.addAll(List.of("--region", checked("region", region.get())));
    }
    return List.copyOf(command);
  }

  /** A value that begins with a hyphen would be another option. */
  private static String checked(String name, String value) throws AppReadException {
    if (!value.matches("[A-Za-z0-9][A-Za-z0-9._-]*")) {
      throw new AppReadException(
          "-Dsst-iam."
              + name
              + " is \""
              + value
              + "\"; \"npx sst build\" takes letters, digits and hyphens.");
    }
    return value;
  }

  /**
   * Splits a command at its blanks. Single or double quotes keep blanks; no other character is
   * special, because no shell reads the command.
   *
   * @param text the command
   * @return its arguments
   * @throws AppReadException if a quote is not closed
   */
  public static List<String> split(String text) throws AppReadException {
    List<String> arguments = new ArrayList<>();
    Optional<StringBuilder> argument = Optional.empty();
    char quote = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (quote == 0 && Character.isWhitespace(c)) {
        argument.map(StringBuilder::toString).ifPresent(arguments::add);
        argument = Optional.empty();
        continue;
      }
      argument = argument.or(() -> Optional.of(new StringBuilder()));
      if (quote == 0 && (c == '"' || c == '\'')) {
        quote = c;
      } else if (c == quote) {
        quote = 0;
      } else {
        argument.get().append(c);
      }
    }
    if (quote != 0) {
      throw new AppReadException(
          "<synthesisCommand> (-Dsst-iam.synthesisCommand) is \""
              + text
              + "\", in which a quote "
              + quote
              + " is not closed. Close it, or give each argument as an <argument>.");
    }
    argument.map(StringBuilder::toString).ifPresent(arguments::add);
    return List.copyOf(arguments);
  }
}
