package io.github.sstiam.composition.template;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.PolicyDocument;
import java.util.regex.Pattern;

/**
 * A managed policy to create.
 *
 * @param name its name
 * @param description what it is for
 * @param document what it says
 */
public record NamedPolicy(String name, String description, PolicyDocument document) {
  /** https://docs.aws.amazon.com/IAM/latest/APIReference/API_CreatePolicy.html */
  private static final Pattern NAME = Pattern.compile("[\\w+=,.@-]{1,128}");

  private static final int LONGEST_DESCRIPTION = 1_000;

  /**
   * @throws IllegalArgumentException if IAM refuses the name or the description
   */
  public NamedPolicy {
    requireNonNull(document, "document is null");
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is not a valid policy name: letters, digits and +=,.@_-, up to 128");
    }
    if (description.length() > LONGEST_DESCRIPTION) {
      throw new IllegalArgumentException(
          "a policy's description has up to " + LONGEST_DESCRIPTION + " characters");
    }
  }

  /** The name with letters and digits only, each word capitalised. */
  String logicalId() {
    StringBuilder id = new StringBuilder();
    for (String word : name.split("[^A-Za-z0-9]+", 0)) {
      if (!word.isEmpty()) {
        id.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
      }
    }
    return id.toString();
  }
}
