package io.github.sstiam.reader.template;

import io.github.sstiam.json.Position;
import io.github.sstiam.text.Sanitizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A template that cannot be resolved. The message has the position and the logical ID of the
 * resource, if the error is in one; the caller adds the file. No message contains the value of a
 * parameter.
 */
public final class TemplateException extends Exception {
  private static final long serialVersionUID = 1L;

  /** More errors than these have one cause, which the first ones show. */
  private static final int MAX_OTHERS = 19;

  private final transient Position position;
  private final String problem;
  private final Kind kind;
  private final ArrayList<TemplateException> others = new ArrayList<>();
  private String resource = "";
  private String file = "";

  private enum Kind {
    CIRCLE,
    OTHER
  }

  /**
   * @param position where in the file
   * @param problem what is wrong and, if it is not obvious, what to do
   */
  public TemplateException(Position position, String problem) {
    this(position, problem, Kind.OTHER);
  }

  private TemplateException(Position position, String problem, Kind kind) {
    super(problem);
    this.position = position;
    this.problem = problem;
    this.kind = kind;
  }

  /** The error of values that depend on each other. */
  static TemplateException circle(Position position, String problem) {
    return new TemplateException(position, problem, Kind.CIRCLE);
  }

  /**
   * Several errors of one template as one, without repetitions. Each member of a circle has an
   * error; the first represents all.
   *
   * @param faults the errors, at least one
   */
  static TemplateException all(List<TemplateException> faults) {
    TemplateException first = faults.get(0);
    Set<String> said = new HashSet<>(Set.of(first.line()));
    boolean circle = first.kind == Kind.CIRCLE;
    for (TemplateException fault : faults) {
      boolean repeated = circle && fault.kind == Kind.CIRCLE;
      if (!repeated && said.add(fault.line())) {
        first.others.add(fault);
        circle |= fault.kind == Kind.CIRCLE;
      }
    }
    return first;
  }

  /** This error with the resource that it is in, unless it already has one. */
  TemplateException in(String logicalId) {
    resource = resource.isEmpty() && file.isEmpty() ? logicalId : resource;
    return this;
  }

  /** This error with the template's file, unless it already has one. */
  TemplateException inFile(String name) {
    file = file.isEmpty() ? name : file;
    return this;
  }

  /** The template's file; empty if it is the one that the caller asked to read. */
  public Optional<String> file() {
    return Optional.of(file).filter(name -> !name.isEmpty());
  }

  /** This error and the other ones of the template, one line each. */
  @Override
  public String getMessage() {
    StringBuilder message = new StringBuilder(place());
    for (TemplateException other : others.subList(0, Math.min(others.size(), MAX_OTHERS))) {
      message.append('\n').append(other.line());
    }
    if (others.size() > MAX_OTHERS) {
      message.append("\nand ").append(others.size() - MAX_OTHERS).append(" more");
    }
    return message.toString();
  }

  private String line() {
    return (file.isEmpty() ? "" : file + ", ") + place();
  }

  private String place() {
    return "line "
        + position.line()
        + ", column "
        + position.column()
        + Sanitizer.line(resource.isEmpty() ? "" : " (resource " + resource + ")")
        + ": "
        + Sanitizer.line(problem);
  }
}
