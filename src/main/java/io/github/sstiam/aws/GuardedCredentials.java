package io.github.sstiam.aws;

import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * Credentials whose errors are all converted to exceptions of the SDK, so that each is explained.
 *
 * @param provider gives the credentials
 */
record GuardedCredentials(AwsCredentialsProvider provider)
    implements AwsCredentialsProvider, AutoCloseable {
  /** The beginning of the message about every such error. */
  static final String UNREADABLE = "the AWS credentials cannot be read";

  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return provider.resolveCredentials();
    } catch (SdkException e) {
      throw e;
    } catch (OutOfMemoryError | StackOverflowError e) {
      // The SDK buffers the whole response of a container's or instance's endpoint and cannot be
      // limited. The buffer is unreachable by now.
      throw unreadable(
          "the endpoint that provides them sends an endless response. Check"
              + " AWS_CONTAINER_CREDENTIALS_FULL_URI and AWS_EC2_METADATA_SERVICE_ENDPOINT",
          e);
    } catch (RuntimeException e) {
      String text = String.valueOf(e.getMessage());
      throw unreadable(
          text.contains("process-based")
              ? "the command of credential_process fails, or prints something else. Run it by hand,"
                  + " and check the profile"
              : "their provider returns something else. Check the profile",
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
        // All responses have been read, so that a connection that does not close does no harm.
        return;
      }
    }
  }
}
