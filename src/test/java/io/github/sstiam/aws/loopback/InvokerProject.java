package io.github.sstiam.aws.loopback;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Points the build of an integration test to a loopback endpoint. */
public final class InvokerProject {
  private InvokerProject() {}

  /**
   * Starts an endpoint whose caller has one policy, and writes its address and credentials to the
   * project's {@code .mvn/maven.config}.
   *
   * @param project the project's folder
   * @param policy the caller's policy
   */
  public static void callsLoopback(Path project, Path policy) throws IOException {
    callsLoopback(project, LoopbackAccount.ofUser(Files.readString(policy)));
  }

  /**
   * Starts an endpoint, and writes its address and credentials to the project's {@code
   * .mvn/maven.config}. It lives as long as the JVM that runs the tests, and notes the requests in
   * the project's {@code requests.txt}.
   *
   * @param project the project's folder
   * @param account what the endpoint knows
   * @return the endpoint
   */
  public static LoopbackAws callsLoopback(Path project, LoopbackAccount account)
      throws IOException {
    LoopbackAws aws = start(project, account);
    configure(
        project,
        """
        -Dsst-iam.endpoint=%s
        -Daws.accessKeyId=AKIAIOSFODNN7EXAMPLE
        -Daws.secretAccessKey=wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY
        """
            .formatted(aws.address()));
    return aws;
  }

  /**
   * Like {@link #callsLoopback}, with the credentials in a profile that asks for multi-factor
   * authentication.
   */
  public static void signsInWithMfa(Path project, LoopbackAccount account) throws IOException {
    LoopbackAws aws = start(project, account);
    Path credentials =
        Files.writeString(
            project.resolve("credentials"),
            """
            [default]
            aws_access_key_id = AKIAIOSFODNN7EXAMPLE
            aws_secret_access_key = wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY
            mfa_serial = arn:aws:iam::123456789012:mfa/phone
            """);
    configure(
        project,
        """
        -Dsst-iam.endpoint=%s
        -Daws.sharedCredentialsFile=%s
        -Daws.configFile=%s
        """
            .formatted(aws.address(), credentials, project.resolve("none")));
  }

  private static LoopbackAws start(Path project, LoopbackAccount account) {
    LoopbackAws aws = LoopbackAws.start(account);
    aws.noteRequestsIn(project.resolve("requests.txt"));
    return aws;
  }

  private static void configure(Path project, String options) throws IOException {
    Path config = project.resolve(".mvn/maven.config");
    Files.createDirectories(config.getParent());
    Files.writeString(config, options);
  }
}
