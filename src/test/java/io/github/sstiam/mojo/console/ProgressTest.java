package io.github.sstiam.mojo.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.maven.plugin.logging.SystemStreamLog;
import org.junit.jupiter.api.Test;

class ProgressTest {
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private final SystemStreamLog log =
      new SystemStreamLog() {
        @Override
        public void info(CharSequence line) {
          lines.add(line.toString());
        }
      };

  @Test
  void whoWaitsIsToldThatTheWorkGoesOn() throws InterruptedException {
    Progress progress = Progress.of("AWS is asked", true, log);
    try {
      assertThat(lines.poll(1, TimeUnit.MINUTES)).matches("AWS is asked \\(\\d+ s so far\\)");
    } finally {
      progress.end();
    }
  }

  @Test
  void inBatchModeNothingIsStarted() {
    Progress progress = Progress.of("The app is synthesised", false, log);

    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("sst-iam: The app is synthesised");
    progress.end();
    assertThat(lines).isEmpty();
  }
}
