package io.github.sstiam.app;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The account and region that a stack is deployed to (CDK's environment).
 *
 * @param partition {@code aws}, {@code aws-cn} or {@code aws-us-gov}
 * @param account the account's twelve digits; empty where the app does not fix it
 * @param region the region's code; empty where the app does not fix it
 */
public record Environment(String partition, Optional<String> account, Optional<String> region) {
  public Environment {
    requireNonNull(partition, "partition is null");
    requireNonNull(account, "account is null");
    requireNonNull(region, "region is null");
  }

  /** The account as a text, unknown where the app does not fix it. */
  public Text accountText() {
    return account.isPresent() ? Text.of(account.get()) : Text.UNKNOWN;
  }

  /** The region as a text, unknown where the app does not fix it. */
  public Text regionText() {
    return region.isPresent() ? Text.of(region.get()) : Text.UNKNOWN;
  }

  /**
   * What the environment says of a variable of an ARN.
   *
   * @param name the variable's name
   * @return the partition, region or account; empty for any other name
   */
  public Optional<Text> variable(String name) {
    return switch (name) {
      case "Partition" -> Optional.of(Text.of(partition));
      case "Region" -> Optional.of(regionText());
      case "Account" -> Optional.of(accountText());
      default -> Optional.empty();
    };
  }
}
