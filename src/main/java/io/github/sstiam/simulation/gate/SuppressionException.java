package io.github.sstiam.simulation.gate;

import java.util.List;

/** Invalid suppressions. The message says where, what is wrong and what to do. */
public final class SuppressionException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<String> problems;

  /**
   * @param problems what is wrong, each with its place; at least one
   */
  public SuppressionException(List<String> problems) {
    super(String.join("\n", problems));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order of the declarations. */
  public List<String> problems() {
    return problems;
  }
}
