package io.github.sstiam.app;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The ARN of an IAM role: {@code arn:PARTITION:iam::ACCOUNT:role/PATH/NAME}
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html). Parts that are not
 * known before the deployment, such as the account, are {@code *}.
 *
 * @param text the ARN as it is written
 */
public record RoleArn(String text) implements Comparable<RoleArn> {
  private static final int PARTS = 6;
  private static final int ACCOUNT_DIGITS = 12;
  private static final String ROLE = "role/";

  /**
   * @throws IllegalArgumentException if the text is not the ARN of a role
   */
  public RoleArn {
    requireNonNull(text, "text is null");
    if (!isRole(text)) {
      throw new IllegalArgumentException("\"" + text + "\" is not the ARN of a role");
    }
  }

  /** Reads an ARN; empty if the text is not the ARN of a role. */
  public static Optional<RoleArn> of(String text) {
    return isRole(text) ? Optional.of(new RoleArn(text)) : Optional.empty();
  }

  private static boolean isRole(String text) {
    String[] parts = text.split(":", PARTS);
    return parts.length == PARTS
        && parts[0].equals("arn")
        && isPartition(parts[1])
        && parts[2].equals("iam")
        && parts[3].isEmpty()
        && isAccount(parts[4])
        && parts[5].startsWith(ROLE)
        && parts[5].length() > ROLE.length();
  }

  private static boolean isPartition(String part) {
    boolean found = part.startsWith("aws") || part.equals("*");
    for (int i = 0; i < part.length() && found; i++) {
      char c = part.charAt(i);
      found = (c >= 'a' && c <= 'z') || c == '-' || c == '*';
    }
    return found;
  }

  private static boolean isAccount(String part) {
    boolean found = !part.isEmpty();
    for (int i = 0; i < part.length() && found; i++) {
      char c = part.charAt(i);
      found = (c >= '0' && c <= '9') || c == '*';
    }
    return found;
  }

  /** Whether the account is known, and its number has the twelve digits of one. */
  public boolean hasAccount() {
    return account().length() == ACCOUNT_DIGITS && account().indexOf('*') < 0;
  }

  /** The partition, such as {@code aws} or {@code aws-cn}. */
  public String partition() {
    return part(1);
  }

  /** The account's number, or {@code *} where it is not known. */
  public String account() {
    return part(4);
  }

  /** The role's name, without its path. */
  public String name() {
    return text.substring(text.lastIndexOf('/') + 1);
  }

  private String part(int index) {
    return text.split(":", PARTS)[index];
  }

  @Override
  public int compareTo(RoleArn other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
