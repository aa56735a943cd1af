package io.github.sstiam.policy;

import java.util.Optional;

/**
 * The values of {@code Resource} and {@code NotResource}
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html). The
 * answers of IAM are recorded in
 * https://github.com/getmoto/moto/blob/0af643a5d/tests/test_iam/test_iam_policies.py.
 */
final class ResourceSyntax {
  private static final int PARTS = 6;

  /**
   * https://docs.aws.amazon.com/whitepapers/latest/aws-fault-isolation-boundaries/partitions.html.
   */
  private static final String[] PARTITIONS = {
    "aws", "aws-cn", "aws-eusc", "aws-iso", "aws-iso-b", "aws-iso-e", "aws-iso-f", "aws-us-gov"
  };

  /**
   * What names of IAM's resources start with: IAM's own answer, and the types that came later
   * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagementiam.html).
   */
  private static final String[] IAM_NAMES = {
    "access-report/",
    "assumed-role/",
    "delegation-request/",
    "federated-user/",
    "group/",
    "instance-profile/",
    "mfa/",
    "oidc-provider/",
    "policy/",
    "report/",
    "role-template/",
    "role/",
    "saml-provider/",
    "server-certificate/",
    "sms-mfa/",
    "user/"
  };

  /**
   * What the names of those resources of S3 start with that lie in a region
   * (https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html).
   */
  private static final String[] REGIONAL_S3_NAMES = {
    "access-grants/",
    "accesspoint/",
    "async-request/",
    "job/",
    "storage-lens-group/",
    "storage-lens/"
  };

  private ResourceSyntax() {}

  /** Whether a text is a partition of AWS. */
  static boolean isPartition(String text) {
    for (String partition : PARTITIONS) {
      if (partition.equals(text)) {
        return true;
      }
    }
    return false;
  }

  /**
   * What is wrong with a resource.
   *
   * @param resource the resource as the policy spells it
   * @return what is wrong and what to do, or empty where IAM takes it
   */
  static Optional<String> problem(String resource) {
    if (resource.equals("*")) {
      return Optional.empty();
    }
    if (!resource.startsWith("arn:")) {
      return Optional.of(
          "IAM answers 'Resource "
              + resource
              + " must be in ARN format or \"*\".': \""
              + resource
              + "\" matches nothing. Write the ARN, such as arn:aws:s3:::name/*");
    }
    String[] parts = resource.split(":", PARTS);
    String head = resource.substring(0, resource.length() - parts[parts.length - 1].length());
    int fields = parts.length;
    if ((fields < PARTS ? resource : head).contains("${")) {
      return Optional.of(
          "\""
              + resource
              + "\" has a variable before its fifth colon, where IAM does not substitute it. Write the"
              + " partition, region and account themselves, or *");
    }
    if (!isKnownPartition(parts[1])) {
      return Optional.of(
          "IAM answers 'Partition \""
              + parts[1]
              + "\" is not valid for resource \""
              + resource
              + "\"'. Valid are *, "
              + String.join(", ", PARTITIONS));
    }
    if (fields < 3 || parts[2].isEmpty() || isWild(parts[2])) {
      return Optional.of(
          "IAM answers 'Resource vendor must be fully qualified and cannot contain regexes.': \""
              + resource
              + "\" names no service. Write it as the third part of the ARN");
    }
    if (fields < PARTS) {
      return tooShort(resource, fields);
    }
    return whole(resource, parts);
  }

  private static Optional<String> tooShort(String resource, int fields) {
    boolean refused = resource.contains("::");
    // IAM takes shorter texts without an empty part; with a wildcard at the end they match.
    if (!refused && (fields < PARTS - 1 || resource.endsWith("*"))) {
      return Optional.empty();
    }
    return Optional.of(
        (refused
                ? "IAM answers 'The policy failed legacy parsing'"
                : "Access Analyzer answers 'Missing ARN field'")
            + ": \""
            + resource
            + "\" has "
            + fields
            + " of the six parts arn:partition:service:region:account:resource. Add the colons that"
            + " are missing");
  }

  private static Optional<String> whole(String resource, String[] parts) {
    String name = parts[PARTS - 1];
    if (parts[2].equals("iam")) {
      if (!parts[3].isEmpty()) {
        return Optional.of(
            "IAM answers 'IAM resource "
                + resource
                + " cannot contain region information.' Leave the fourth part of the ARN empty");
      }
      // The root user is the resource of sts:AssumeRoot.
      if (!name.equals("*") && !name.equals("root") && !startsWithOneOf(name, IAM_NAMES)) {
        return Optional.of(
            "IAM answers 'IAM resource path must either be \"*\" or start with user/,"
                + " federated-user/, role/, group/, ...': \""
                + name
                + "\" does not. Write the type before the name, such as role/"
                + name);
      }
    }
    if (parts[2].equals("s3")
        && !parts[3].isEmpty()
        && !name.equals("*")
        && !startsWithOneOf(name, REGIONAL_S3_NAMES)) {
      return Optional.of(
          "IAM answers 'Resource "
              + resource
              + " can not contain region information.' The ARN of a bucket has neither region nor"
              + " account: arn:aws:s3:::"
              + name);
    }
    return Optional.empty();
  }

  /** Whether a text is a partition, or a pattern that one matches. */
  private static boolean isKnownPartition(String text) {
    for (String partition : PARTITIONS) {
      if (Glob.of(text).matches(partition)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isWild(String text) {
    return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
  }

  private static boolean startsWithOneOf(String name, String[] starts) {
    for (String start : starts) {
      if (name.startsWith(start)) {
        return true;
      }
    }
    return false;
  }
}
