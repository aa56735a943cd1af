package io.github.sstiam.composition.template;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The rules of IAM for roles
 * (https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreateRole.html,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_tags.html). The messages name the user's
 * parameter.
 */
final class ServiceRoleRules {
  private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

  private static final Pattern STACK =
      Pattern.compile("arn:aws[a-z-]*:cloudformation:[a-z0-9*-]+:([0-9]{12}|\\*):stack/.+");

  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,64}");

  /** Without wildcards, which IAM accepts, but which would match other roles in a policy. */
  private static final Pattern PATH = Pattern.compile("/|/[!-~&&[^*?]]{1,510}/");

  private static final Pattern POLICY =
      Pattern.compile("arn:aws[a-z-]*:iam::([0-9]{12}|aws):policy/[^*?]+");

  private static final int SHORTEST_SESSION = 3_600;
  private static final int LONGEST_SESSION = 43_200;
  private static final int MOST_TAGS = 50;
  private static final Pattern TAG_KEY = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{1,128}");
  private static final Pattern TAG_VALUE = Pattern.compile("[\\p{L}\\p{Z}\\p{N}_.:/=+@-]{0,256}");

  private ServiceRoleRules() {}

  static void check(Optional<String> account, List<String> stacks) {
    if (account.isPresent() && !ACCOUNT.matcher(account.get()).matches()) {
      throw new IllegalArgumentException(
          "\"" + account.get() + "\" is not an account; an account has 12 digits");
    }
    for (String stack : stacks) {
      if (!STACK.matcher(stack).matches()) {
        throw new IllegalArgumentException("\"" + stack + "\" is not the ARN of a stack");
      }
    }
  }

  static void check(
      Optional<String> name,
      String path,
      Optional<String> boundary,
      Optional<Integer> maxSessionDuration) {
    name.ifPresent(
        given ->
            check(
                NAME.matcher(given).matches(),
                "roleName",
                given,
                "a role's name has up to 64 letters, digits and +=,.@_-"));
    check(
        PATH.matcher(path).matches(),
        "rolePath",
        path,
        "a path is written like /sst/ or / alone, without wildcards");
    boundary.ifPresent(
        arn ->
            check(
                POLICY.matcher(arn).matches(),
                "boundary",
                arn,
                "the ARN of a policy is written like arn:aws:iam::123456789012:policy/boundary"));
    maxSessionDuration.ifPresent(
        seconds ->
            check(
                seconds >= SHORTEST_SESSION && seconds <= LONGEST_SESSION,
                "maxSessionDuration",
                String.valueOf(seconds),
                "a session lasts from "
                    + SHORTEST_SESSION
                    + " to "
                    + LONGEST_SESSION
                    + " seconds"));
  }

  static void check(Map<String, String> tags) {
    check(
        tags.size() <= MOST_TAGS,
        "roleTags",
        tags.size() + " tags",
        "a role has up to " + MOST_TAGS + " tags");
    Set<String> keys = new HashSet<>();
    tags.forEach(
        (key, value) -> {
          String plain = key.toLowerCase(Locale.ROOT);
          check(
              TAG_KEY.matcher(key).matches() && TAG_VALUE.matcher(value).matches(),
              "roleTags",
              key + "=" + value,
              "a key has 1 to 128 and a value up to 256 letters, digits, spaces and _.:/=+-@");
          check(
              !plain.startsWith("aws:"),
              "roleTags",
              key + "=" + value,
              "keys that begin with aws: are AWS's own");
          check(
              keys.add(plain),
              "roleTags",
              key + "=" + value,
              "keys that differ in case only are the same to IAM");
        });
  }

  private static void check(boolean holds, String parameter, String value, String form) {
    if (!holds) {
      throw new IllegalArgumentException(
          "<" + parameter + "> (-Dsst-iam." + parameter + ") is \"" + value + "\"; " + form + ".");
    }
  }
}
