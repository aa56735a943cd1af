package io.github.sstiam.evaluation;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * The principal that makes a request.
 *
 * @param kind what kind of principal
 * @param name its ARN, a service's name, or {@code anonymous}
 * @param account the account it belongs to
 */
public record Caller(Kind kind, String name, Optional<String> account) {
  /** The kinds of principals that policies distinguish. */
  public enum Kind {
    ROOT,
    USER,
    ROLE,
    ROLE_SESSION,
    FEDERATED_USER,
    SERVICE,
    ANONYMOUS
  }

  public Caller {
    requireNonNull(kind, "kind is null");
    requireNonNull(name, "name is null");
    requireNonNull(account, "account is null");
  }

  /** A principal of the account whose name is unknown. */
  public static Caller anybodyIn(Optional<String> account) {
    return new Caller(Kind.USER, "", account);
  }

  /**
   * Reads a principal.
   *
   * @param text an ARN, a service's name such as {@code lambda.amazonaws.com}, an account's twelve
   *     digits, or {@code anonymous}
   */
  public static Caller of(String text) {
    if (text.equals("anonymous") || text.equals("*")) {
      return new Caller(Kind.ANONYMOUS, text, Optional.empty());
    }
    if (!text.startsWith("arn:")) {
      return text.matches("[0-9]{12}")
          ? new Caller(Kind.ROOT, "arn:aws:iam::" + text + ":root", Optional.of(text))
          : new Caller(Kind.SERVICE, text, Optional.empty());
    }
    String[] parts = text.split(":", 6);
    if (parts.length < 6 || (parts[5].startsWith("assumed-role/") && !hasSession(parts[5]))) {
      throw new IllegalArgumentException("\"" + text + "\" is not the ARN of a principal");
    }
    return new Caller(kind(parts[5]), text, Optional.of(parts[4]));
  }

  private static boolean hasSession(String resource) {
    return resource.split("/", -1).length == 3;
  }

  private static Kind kind(String resource) {
    if (resource.equals("root")) {
      return Kind.ROOT;
    }
    if (resource.startsWith("assumed-role/")) {
      return Kind.ROLE_SESSION;
    }
    if (resource.startsWith("federated-user/")) {
      return Kind.FEDERATED_USER;
    }
    return resource.startsWith("role/") ? Kind.ROLE : Kind.USER;
  }

  /**
   * Whether this is a service-linked role, known by its path
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_create-service-linked-role.html).
   * The ARN of a session has no path, so that a session is never known to be one.
   */
  boolean isServiceLinkedRole() {
    return kind == Kind.ROLE && resource().startsWith("role/aws-service-role/");
  }

  /** The last part of the ARN, such as {@code role/path/name}. */
  String resource() {
    return name.startsWith("arn:") ? name.split(":", 6)[5] : name;
  }

  /** The partition of the ARN. */
  String partition() {
    return name.startsWith("arn:") ? name.split(":", 3)[1] : "";
  }
}
