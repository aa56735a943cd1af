package io.github.sstiam.synthesis.template;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * The CloudFormation service role that is to be created.
 *
 * @param partition the partition of the account
 * @param account the account; where it is not known, that of the template's stack
 * @param stacks the ARN patterns of the stacks that the role is for; any of the account if empty
 * @param name the role's name; a generated one if empty
 * @param path the role's path, which begins and ends with a slash
 * @param boundary the ARN of the role's permissions boundary
 * @param tags the role's tags
 * @param maxSessionDuration how many seconds a session of the role may last
 */
public record ServiceRole(
    String partition,
    Optional<String> account,
    List<String> stacks,
    Optional<String> name,
    String path,
    Optional<String> boundary,
    Map<String, String> tags,
    Optional<Integer> maxSessionDuration) {
  /** The logical ID of the role in its template. */
  public static final String LOGICAL_ID = "ServiceRole";

  /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html */
  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");

  private static final Pattern PATH = Pattern.compile("/|/[!-~]{1,510}/");
  private static final int SHORTEST_SESSION = 3_600;
  private static final int LONGEST_SESSION = 43_200;
  private static final int MOST_TAGS = 50;

  /**
   * @throws IllegalArgumentException if IAM takes no such role; the message names the parameter
   */
  public ServiceRole {
    requireNonNull(partition, "partition is null");
    requireNonNull(account, "account is null");
    stacks = List.copyOf(stacks);
    tags = Collections.unmodifiableMap(new TreeMap<>(tags));
    check(
        name.filter(given -> !NAME.matcher(given).matches()).isEmpty(),
        "roleName",
        name.orElse(""),
        "a role's name has up to 64 letters, digits and +=,.@_-");
    check(
        PATH.matcher(path).matches(), "rolePath", path, "a path is written like /sst/ or / alone");
    check(
        boundary
            .filter(arn -> !arn.matches("arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/[^*?]+"))
            .isEmpty(),
        "boundary",
        boundary.orElse(""),
        "the ARN of a policy is written like arn:aws:iam::123456789012:policy/boundary");
    check(
        maxSessionDuration
            .filter(seconds -> seconds < SHORTEST_SESSION || seconds > LONGEST_SESSION)
            .isEmpty(),
        "maxSessionDuration",
        maxSessionDuration.map(String::valueOf).orElse(""),
        "a session lasts from " + SHORTEST_SESSION + " to " + LONGEST_SESSION + " seconds");
    check(
        tags.size() <= MOST_TAGS
            && tags.entrySet().stream()
                .allMatch(
                    tag ->
                        !tag.getKey().isEmpty()
                            && tag.getKey().length() <= 128
                            && tag.getValue().length() <= 256
                            && !tag.getKey().startsWith("aws:")),
        "roleTags",
        tags.toString(),
        "a role has up to 50 tags, keys of up to 128 and values of up to 256 characters");
  }

  private static void check(boolean holds, String parameter, String value, String form) {
    if (!holds) {
      throw new IllegalArgumentException(
          "<" + parameter + "> (-Dsst-iam." + parameter + ") is \"" + value + "\"; " + form + ".");
    }
  }

  /**
   * The role's ARN as far as it is known before the role is there.
   *
   * @param stack the name of the template's stack, which begins a generated name
   */
  public String arn(String stack) {
    String roleName = name.orElse(stack + "-" + LOGICAL_ID + "-*");
    return "arn:" + partition + ":iam::" + account.orElse("*") + ":role" + path + roleName;
  }

  /**
   * What CloudFormation must be told to be let create the role
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_CreateStack.html).
   */
  public String capability() {
    return name.isPresent() ? "CAPABILITY_NAMED_IAM" : "CAPABILITY_IAM";
  }
}
