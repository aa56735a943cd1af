import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Stands for a synthesis that hangs in a program that it has started. */
class Hang {
  public static void main(String[] arguments) throws IOException, InterruptedException {
    if (!arguments[0].equals("inner")) {
      String java = ProcessHandle.current().info().command().orElseThrow();
      Process inner = new ProcessBuilder(java, "Hang.java", "inner").inheritIO().start();
      Files.writeString(Path.of("inner.pid"), Long.toString(inner.pid()));
      inner.waitFor();
    }
    Thread.sleep(600_000);
  }
}
