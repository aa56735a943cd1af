package io.github.sstiam.mojo.parameter;

import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.synthesis.SynthesisCommand;
import java.util.ArrayList;
import java.util.List;
import org.apache.maven.plugin.MojoExecutionException;

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
   * Maven calls this for a text instead of elements.
   *
   * @param command the whole command
   */
  public void set(String command) {
    text = command == null ? "" : command;
  }

  /**
   * The program and its arguments; empty if no command is given.
   *
   * @throws MojoExecutionException if a quote of the text has no end
   */
  public List<String> arguments() throws MojoExecutionException {
    if (!given.isEmpty()) {
      return List.copyOf(given);
    }
    try {
      return SynthesisCommand.split(text);
    } catch (AppReadException e) {
      throw new MojoExecutionException(e.getMessage(), e);
    }
  }
}
