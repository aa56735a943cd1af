package io.github.sstiam.composition;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.Statement;
import io.github.sstiam.requirement.Necessity;
import java.util.List;

/**
 * A statement of a composed policy.
 *
 * @param purpose what the statement is for, such as {@code ManageTables}
 * @param necessity whether only AWS knows that it is needed
 * @param statement the statement; its Sid is empty if it follows from purpose and necessity
 */
public record ComposedStatement(String purpose, Necessity necessity, Statement statement) {
  public ComposedStatement {
    requireNonNull(purpose, "purpose is null");
    requireNonNull(necessity, "necessity is null");
    requireNonNull(statement, "statement is null");
  }

  /**
   * An Allow statement.
   *
   * @param subject its purpose, necessity and conditions
   * @param actions the actions
   * @param resources the resources
   */
  public static ComposedStatement allow(
      Subject subject, List<String> actions, List<String> resources) {
    return new ComposedStatement(
        subject.purpose(),
        subject.necessity(),
        Statement.allow(actions, resources, subject.conditions()));
  }

  /** A required statement that keeps its Sid, which also names its purpose. */
  static ComposedStatement named(Statement statement) {
    return new ComposedStatement(statement.sid().orElseThrow(), Necessity.REQUIRED, statement);
  }

  /** The purpose, necessity and conditions. */
  public Subject subject() {
    return new Subject(purpose, necessity, statement.conditions());
  }
}
