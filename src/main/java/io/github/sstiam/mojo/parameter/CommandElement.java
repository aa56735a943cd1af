package io.github.sstiam.mojo.parameter;

import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.synthesis.SynthesisCommand;
import java.util.ArrayList;
import java.util.List;

/** A program and its arguments: elements {@code <argument>} of the POM, or one text. */
public final class CommandElement {
  private final List<String> given = new ArrayList<>();
  private String text = "";

  /**
   * Maven calls this for each {@code <argument>}.
   *
   * @param argument the argument
   */
  public void addArgument(String argument) {
    given.add(argument == null ? "" : argument);
  }

  /**
   * Maven calls this for a text in place of elements.
   *
   * @param command the whole command
   */
  public void set(String command) {
    text = command == null ? "" : command;
  }

  /** The arguments; none where no command is given. */
  public List<String> arguments() throws AppReadException {
    return given.isEmpty() ? SynthesisCommand.split(text) : List.copyOf(given);
  }
}
