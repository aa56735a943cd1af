package io.github.sstiam.mojo.console;

import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/** Faults of which Maven may print the message, and that of every cause. */
public final class PlainFault {
  private PlainFault() {}

  /** A fault whose messages are all plain: mostly the same one. */
  public static Throwable of(Throwable fault) {
    return fault == null || isPlain(fault) ? fault : with(fault, new Exception(message(fault)));
  }

  /** The same of the fault that a goal ends with. */
  public static MojoExecutionException of(MojoExecutionException fault) {
    return isPlain(fault) ? fault : with(fault, new MojoExecutionException(message(fault)));
  }

  /** The same of the answer that a goal ends with. */
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

  /** The causes are left out: their messages are what is not plain, or may be. */
  private static <T extends Throwable> T with(Throwable fault, T plain) {
    plain.setStackTrace(fault.getStackTrace());
    return plain;
  }

  private static String message(Throwable fault) {
    return MavenColours.plain(String.valueOf(fault.getMessage()));
  }
}
