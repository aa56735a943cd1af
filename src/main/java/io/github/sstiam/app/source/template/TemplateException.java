package io.github.sstiam.app.source.template;

import io.github.sstiam.json.Position;
import java.util.Optional;

/** A template that cannot be resolved; the message names the place, the caller adds the file. */
public final class TemplateException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Position position;
  private final String problem;
  private final String resource;

  /**
   * @param position where in the file
   * @param problem what is wrong and, where it is not plain, what to do
   */
  public TemplateException(Position position, String problem) {
    this(position, problem, Optional.empty());
  }

  private TemplateException(Position position, String problem, Optional<String> resource) {
    super(
        "line "
            + position.line()
            + ", column "
            + position.column()
            + resource.map(logicalId -> " (resource " + logicalId + ")").orElse("")
            + ": "
            + problem);
    this.position = position;
    this.problem = problem;
    this.resource = resource.orElse("");
  }

  /** The same error, naming the resource that it concerns unless it names one already. */
  TemplateException in(String logicalId) {
    return resource.isEmpty()
        ? new TemplateException(position, problem, Optional.of(logicalId))
        : this;
  }
}
