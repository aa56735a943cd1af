package io.github.sstiam.mojo.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class ProgressLogTest {
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private final SystemStreamLog log =
      new SystemStreamLog() {
        @Override
        public void info(CharSequence line) {
          lines.add(line.toString());
        }
      };

  @Test
  void anInteractiveBuildLogsTheSecondsThatTheWorkHasTaken() throws InterruptedException {
    ProgressLog progress = ProgressLog.of("Waiting for AWS", true, log);
    try {
      assertThat(lines.poll(1, TimeUnit.MINUTES)).matches("Waiting for AWS \\(\\d+ s\\)");
    } finally {
      progress.close();
    }
  }

  @Test
  void aBatchBuildStartsNoThread() {
    ProgressLog progress = ProgressLog.of("Running the app's synthesis", false, log);

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("sst-iam: Running the app's synthesis");
    progress.close();
    assertThat(lines).isEmpty();
  }
}
