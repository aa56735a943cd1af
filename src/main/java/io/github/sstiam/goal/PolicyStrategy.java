package io.github.sstiam.goal;

import java.util.Locale;

/** The strategies of SST's page on IAM permissions: how much is granted. */
public enum PolicyStrategy {
  /** Everything, by AWS's own managed policy. */
  ADMINISTRATOR,
  /** All actions of the services that the app uses. */
  SERVICE,
  /** What the app needs. */
  LEAST_PRIVILEGE,
  /** What the app needs, and what the identity was observed to use. */
  ACCESS_ANALYZER;

  /** The strategy's name for users, such as {@code least-privilege}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
