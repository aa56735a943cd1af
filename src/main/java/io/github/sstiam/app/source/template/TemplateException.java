package io.github.sstiam.app.source.template;

import io.github.sstiam.json.Position;
import java.util.Optional;

/**
 * A template that cannot be resolved. The message names the place and, where the fault lies in a
 * resource, its logical ID; the caller adds the file. No message holds the value of a parameter.
 */
public final class TemplateException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Position position;
  private final String problem;
  private String resource = "";
  private String file = "";

  /**
   * @param position where in the file
   * @param problem what is wrong and, where it is not plain, what to do
   */
  public TemplateException(Position position, String problem) {
    super(problem);
    this.position = position;
    this.problem = problem;
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

  @Override
  public String getMessage() {
    return "line "
        + position.line()
        + ", column "
        + position.column()
        + (resource.isEmpty() ? "" : " (resource " + resource + ")")
        + ": "
        + problem;
  }
}
