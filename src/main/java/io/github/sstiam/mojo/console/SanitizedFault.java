package io.github.sstiam.mojo.console;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Faults whose messages Maven may print: they and their causes control no terminal. */
public final class SanitizedFault {
  private SanitizedFault() {}

  /** A fault whose messages are sanitized: the same one if they need no change. */
  public static Throwable of(Throwable fault) {
    return fault == null || isPlain(fault) ? fault : with(fault, new Exception(message(fault)));
  }

  /** The same for a goal that could not run. */
  public static MojoExecutionException of(MojoExecutionException fault) {
    return isPlain(fault) ? fault : with(fault, new MojoExecutionException(message(fault)));
  }

  /** The same for a goal that failed. */
  public static MojoFailureException of(MojoFailureException fault) {
    return isPlain(fault) ? fault : with(fault, new MojoFailureException(message(fault)));
  }

  private static boolean isPlain(Throwable fault) {
    for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (message != null && !MavenColours.plain(message).equals(message)) {
        return false;
      }
    }
    return true;
  }

  /** Without the causes, whose messages may not be sanitized. */
  private static <T extends Throwable> T with(Throwable fault, T plain) {
    plain.setStackTrace(fault.getStackTrace());
    return plain;
  }

  private static String message(Throwable fault) {
    return MavenColours.plain(String.valueOf(fault.getMessage()));
  }
}
