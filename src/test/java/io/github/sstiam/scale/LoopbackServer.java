package io.github.sstiam.scale;

import io.github.sstiam.aws.loopback.LoopbackAccount;
import io.github.sstiam.aws.loopback.LoopbackAws;
import io.github.sstiam.catalog.Catalog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** An IAM on this machine for {@code benchmarks}: prints its address, ends with its input. */
public final class LoopbackServer {
  private LoopbackServer() {}

  /** Serves an account whose user has one policy: the file that is given. */
  public static void main(String[] args) throws IOException {
    String policy = Files.readString(Path.of(args[0]));
    LoopbackAccount account = LoopbackAccount.ofUser(policy).knowing(Catalog.embedded().services());
    try (LoopbackAws aws = LoopbackAws.start(account)) {
      System.out.println(aws.address());
      while (System.in.read() >= 0) {
        // Whoever started it holds the other end open.
      }
    }
  }
}
