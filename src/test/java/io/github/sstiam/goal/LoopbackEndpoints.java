package io.github.sstiam.goal;

import io.github.sstiam.aws.loopback.LoopbackAccount;
import io.github.sstiam.aws.loopback.LoopbackAws;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Starts loopback endpoints for a test, whose JVM has credentials for them and no AWS configuration
 * files of the machine.
 */
final class LoopbackEndpoints implements BeforeEachCallback, AfterEachCallback {
  static final String SECRET = "wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY";

  private final Map<String, Optional<String>> before = new HashMap<>();
  private final List<LoopbackAws> endpoints = new ArrayList<>();

  @Override
  public void beforeEach(ExtensionContext context) {
    set("aws.accessKeyId", "AKIAIOSFODNN7EXAMPLE");
    set("aws.secretAccessKey", SECRET);
    set("aws.sharedCredentialsFile", "none");
    set("aws.configFile", "none");
    set("aws.disableEc2Metadata", "true");
  }

  @Override
  public void afterEach(ExtensionContext context) {
    endpoints.forEach(LoopbackAws::close);
    endpoints.clear();
    before.forEach(
        (name, value) ->
            value.ifPresentOrElse(
                text -> System.setProperty(name, text), () -> System.clearProperty(name)));
    before.clear();
  }

  /** Starts an endpoint that is closed after the test. */
  LoopbackAws start(LoopbackAccount account) {
    LoopbackAws aws = LoopbackAws.start(account);
    endpoints.add(aws);
    return aws;
  }

  /** Sets a system property until the end of the test. */
  void set(String name, String value) {
    before.putIfAbsent(name, Optional.ofNullable(System.getProperty(name)));
    System.setProperty(name, value);
  }

  /** The JVM has no credentials until the end of the test. */
  void removeKeys() {
    System.clearProperty("aws.accessKeyId");
    System.clearProperty("aws.secretAccessKey");
  }
}
