package io.github.sstiam.aws.loopback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Points the build of an integration test to a loopback endpoint. */
public final class InvokerProject {
  private InvokerProject() {}

  /**
   * Starts an endpoint whose caller has one policy, and writes its address and credentials to the
   * project's {@code .mvn/maven.config}. The endpoint lives as long as the JVM that runs the tests.
   *
   * @param project the project's folder
   * @param policy the caller's policy
   */
  public static void callsLoopback(Path project, Path policy) throws IOException {
    LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(Files.readString(policy)));
    Path config = project.resolve(".mvn/maven.config");
    Files.createDirectories(config.getParent());
    Files.writeString(
        config,
        """
        -Dsst-iam.endpoint=%s
        -Daws.accessKeyId=AKIAIOSFODNN7EXAMPLE
        -Daws.secretAccessKey=wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY
        """
            .formatted(aws.address()));
  }
}
