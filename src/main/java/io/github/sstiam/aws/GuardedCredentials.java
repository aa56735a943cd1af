package io.github.sstiam.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Credentials whose faults are all the SDK's, so that each gets a message.
 *
 * @param provider gives the credentials
 */
record GuardedCredentials(AwsCredentialsProvider provider)
    implements AwsCredentialsProvider, AutoCloseable {
  /** What the message about every such fault begins with. */
  static final String UNREADABLE = "the AWS credentials cannot be read";

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return provider.resolveCredentials();
    } catch (SdkException e) {
      throw e;
    } catch (OutOfMemoryError | StackOverflowError e) {
      // The SDK keeps what the endpoint of a container or an instance says until it has said all,
      // and lets nobody come between. What it kept is free again by now.
      throw unreadable(
          "the endpoint that gives them answers without an end. Check"
              + " AWS_CONTAINER_CREDENTIALS_FULL_URI and AWS_EC2_METADATA_SERVICE_ENDPOINT",
          e);
    } catch (RuntimeException e) {
      String text = String.valueOf(e.getMessage());
      throw unreadable(
          text.contains("process-based")
              ? "the command of credential_process fails, or prints something else. Run it by hand,"
                  + " and check the profile"
              : "what gives them answers with something else. Check the profile",
          e);
    }
  }

  private static SdkClientException unreadable(String problem, Throwable cause) {
    return SdkClientException.create(UNREADABLE + ": " + problem, cause);
  }

  @Override
  public void close() {
    if (provider instanceof AutoCloseable closeable) {
      try {
        closeable.close();
      } catch (Exception e) {
        // What was asked for is answered; a connection that does not close harms nobody.
        return;
      }
    }
  }
}
