package io.github.sstiam.mojo.output;

/** The strategies of SST's page on IAM permissions: how much is granted. */
public enum PolicyStrategy {
  /** Everything, by AWS's own managed policy. */
  ADMINISTRATOR,
  /** The services in use. */
  SERVICE,
  /** What the app needs. */
  LEAST_PRIVILEGE,
  /** What the identity was seen to use, and what the app needs. */
  ACCESS_ANALYZER
}
