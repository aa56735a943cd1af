package io.github.sstiam.reader.template;

import io.github.sstiam.json.Position;
import io.github.sstiam.text.Sanitizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A template that cannot be resolved. The message names the place and, where the fault lies in a
 * resource, its logical ID; the caller adds the file. No message holds the value of a parameter.
 */
public final class TemplateException extends Exception {
  private static final long serialVersionUID = 1L;

  /** A template with more faults than these has one cause, which the first ones show. */
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
   * @param problem what is wrong and, where it is not plain, what to do
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

  /** Values that need each other. */
  static TemplateException circle(Position position, String problem) {
    return new TemplateException(position, problem, Kind.CIRCLE);
  }

  /**
   * Several faults of one template as one, each said once. Of a circle every member has a fault;
   * the first stands for all.
   *
   * @param faults the faults, at least one
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

  /** This fault, said to lie in a resource unless it is known to lie in another. */
  TemplateException in(String logicalId) {
    resource = resource.isEmpty() && file.isEmpty() ? logicalId : resource;
    return this;
  }

  /** This fault, said to lie in a template's file unless it is known to lie in another. */
  TemplateException inFile(String name) {
    file = file.isEmpty() ? name : file;
    return this;
  }

  /** The template's file, where it is not the one that the caller asked to read. */
  public Optional<String> file() {
    return Optional.of(file).filter(name -> !name.isEmpty());
  }

  /** The fault, and the others that the template has, a line each. */
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
