package io.github.sstiam.reader.script;

/** The sources of an app are wrong or cannot be read; the message names file, line and remedy. */
public final class ScriptException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ScriptException(String message) {
    super(message);
  }

  ScriptException(Place place, String message) {
    super(place + ": " + message);
  }

  public ScriptException(String message, Throwable cause) {
    super(message, cause);
  }
}
