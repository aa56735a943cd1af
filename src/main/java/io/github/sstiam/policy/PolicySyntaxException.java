package io.github.sstiam.policy;

import io.github.sstiam.json.Position;
import io.github.sstiam.text.Sanitizer;
import java.util.List;
import java.util.stream.Collectors;

/** A policy that IAM would not accept. */
public final class PolicySyntaxException extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * One thing that is wrong with a policy. In the order of the file.
   *
   * @param position where
   * @param problem what
   */
  public record Problem(Position position, String problem) implements Comparable<Problem> {
    @Override
    public int compareTo(Problem other) {
      return position.compareTo(other.position);
    }

    @Override
    public String toString() {
      return "line "
          + position.line()
          + ", column "
          + position.column()
          + ": "
          + Sanitizer.line(problem);
    }
  }

  private final transient List<Problem> problems;

  /**
   * @param policy the policy's name, usually its file
   * @param problems what is wrong; at least one
   */
  public PolicySyntaxException(String policy, List<Problem> problems) {
    super(
        problems.stream()
            .map(problem -> policy + ", " + problem)
            .collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** What is wrong, in the order of the file. */
  public List<Problem> problems() {
    return problems;
  }
}
