package io.github.sstiam.reader.stack;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Environment;
import io.github.sstiam.reader.files.AppReadException;
import java.util.Map;
import java.util.Optional;

/**
 * The environment that the user gives; what is empty is what the app's files say.
 *
 * @param partition the partition
 * @param account the account's twelve digits
 * @param region the region's code
 */
public record Target(
    Optional<String> partition, Optional<String> account, Optional<String> region) {
  /** What the files say. */
  public static final Target AS_DECLARED =
      new Target(Optional.empty(), Optional.empty(), Optional.empty());

  /** The partitions other than {@code aws}, by what the codes of their regions begin with. */
  private static final Map<String, String> PARTITIONS =
      Map.of(
          "cn-", "aws-cn",
          "us-gov-", "aws-us-gov",
          "eusc-", "aws-eusc",
          "us-iso-", "aws-iso",
          "us-isob-", "aws-iso-b",
          "eu-isoe-", "aws-iso-e",
          "us-isof-", "aws-iso-f");

  public Target {
    requireNonNull(partition, "partition is null");
    requireNonNull(account, "account is null");
    requireNonNull(region, "region is null");
  }

  /**
   * Checks the form of the values.
   *
   * @throws AppReadException if one of them cannot be an account, a region or a partition
   */
  public void check() throws AppReadException {
    if (account.isPresent() && !account.get().matches("[0-9]{12}")) {
      throw new AppReadException(
          "-Dsst-iam.account is \"" + account.get() + "\"; an account has 12 digits.");
    }
    if (region.isPresent() && !region.get().matches("[a-z]{2,}(-[a-z]+)+-[0-9]")) {
      throw new AppReadException(
          "-Dsst-iam.region is \"" + region.get() + "\"; a region is written like us-east-1.");
    }
    if (partition.isPresent() && !partition.get().matches("aws(-[a-z]+)*")) {
      throw new AppReadException(
          "-Dsst-iam.partition is \""
              + partition.get()
              + "\"; valid are: aws, aws-cn, aws-us-gov.");
    }
  }

  /** The environment of stacks for which no file names one. */
  public Environment environment() {
    return environment(Optional.empty(), Optional.empty());
  }

  /**
   * The environment of a stack: what the user gives, else what the files say.
   *
   * @param declaredAccount the account that the files name
   * @param declaredRegion the region that the files name
   */
  public Environment environment(
      Optional<String> declaredAccount, Optional<String> declaredRegion) {
    Optional<String> known = region.isPresent() ? region : declaredRegion;
    return new Environment(
        partition.isPresent() ? partition.get() : partition(known.orElse("")),
        account.isPresent() ? account : declaredAccount,
        known);
  }

  /**
   * The partition of a region
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html; the partitions that it
   * leaves out: https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json).
   */
  private static String partition(String region) {
    for (Map.Entry<String, String> partition : PARTITIONS.entrySet()) {
      if (region.startsWith(partition.getKey())) {
        return partition.getValue();
      }
    }
    return "aws";
  }
}
