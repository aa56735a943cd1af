package io.github.sstiam.evaluation;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.evaluation.condition.ContextValue;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The condition keys that follow from the principal that makes a request
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-principal-properties,
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html#principaltable).
 *
 * @param caller the principal
 * @param roleArn the ARN of the role of a session, with its path, if it is known
 * @param id the unique identifier of the user or role ({@code AIDA...}, {@code AROA...})
 * @param tags all tags of the principal's requests; empty if they are not known
 */
public record PrincipalContext(
    Caller caller,
    Optional<String> roleArn,
    Optional<String> id,
    Optional<Map<String, String>> tags) {
  private static final String TAG = "aws:PrincipalTag/";

  /** Where the roles of IAM Identity Center have a path, which differs from region to region. */
  private static final String IDENTITY_CENTER = "AWSReservedSSO_";

  public PrincipalContext {
    requireNonNull(caller, "caller is null");
    requireNonNull(roleArn, "roleArn is null");
    requireNonNull(id, "id is null");
    requireNonNull(tags, "tags is null");
  }

  /** The context of a principal of which only the name is known. */
  public static PrincipalContext of(Caller caller) {
    return new PrincipalContext(caller, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The keys whose values are known. */
  public Map<String, ContextValue> values() {
    Map<String, ContextValue> values = new HashMap<>();
    if (caller.name().isEmpty()) {
      return values;
    }
    put(values, "aws:PrincipalArn", arn());
    put(values, "aws:PrincipalAccount", caller.account());
    put(values, "aws:PrincipalType", type());
    put(values, "aws:username", userName());
    put(values, "aws:userid", userId());
    if (caller.kind() != Caller.Kind.ANONYMOUS) {
      // Also false for what a service does with the role or the session of a principal.
      boolean service = caller.kind() == Caller.Kind.SERVICE;
      put(values, "aws:PrincipalIsAWSService", Optional.of(Boolean.toString(service)));
    }
    if (tags.isPresent()) {
      for (Map.Entry<String, String> tag : tags.get().entrySet()) {
        put(values, TAG + tag.getKey(), Optional.of(tag.getValue()));
      }
    }
    return values;
  }

  /**
   * Whether the requests of the principal do not carry a key.
   *
   * @param key the key, in any case
   */
  public boolean isAbsent(String key) {
    if (caller.name().isEmpty()) {
      return false;
    }
    String name = key.toLowerCase(Locale.ROOT);
    if (name.startsWith(TAG.toLowerCase(Locale.ROOT))) {
      return tags.isPresent() && !hasTag(name.substring(TAG.length()));
    }
    return switch (name) {
      case "aws:username" -> caller.kind() != Caller.Kind.USER;
      case "aws:principalservicename", "aws:principalservicenameslist" ->
          caller.kind() != Caller.Kind.SERVICE;
      default -> false;
    };
  }

  private boolean hasTag(String name) {
    for (String tag : tags.orElseThrow().keySet()) {
      if (tag.toLowerCase(Locale.ROOT).equals(name)) {
        return true;
      }
    }
    return false;
  }

  /** The ARN of the role for its sessions; the ARN of a session does not have the role's path. */
  private Optional<String> arn() {
    return switch (caller.kind()) {
      case SERVICE, ANONYMOUS -> Optional.empty();
      case ROLE_SESSION -> {
        String role = session()[1];
        boolean pathless = !role.startsWith(IDENTITY_CENTER);
        yield roleArn.isPresent() || !pathless
            ? roleArn
            : Optional.of(
                "arn:%s:iam::%s:role/%s"
                    .formatted(caller.partition(), caller.account().orElseThrow(), role));
      }
      case ROOT, USER, ROLE, FEDERATED_USER -> Optional.of(caller.name());
    };
  }

  private Optional<String> type() {
    return switch (caller.kind()) {
      case ROOT -> Optional.of("Account");
      case USER -> Optional.of("User");
      case ROLE, ROLE_SESSION -> Optional.of("AssumedRole");
      case FEDERATED_USER -> Optional.of("FederatedUser");
      case ANONYMOUS -> Optional.of("Anonymous");
      case SERVICE -> Optional.empty();
    };
  }

  private Optional<String> userName() {
    String resource = caller.resource();
    return caller.kind() == Caller.Kind.USER
        ? Optional.of(resource.substring(resource.lastIndexOf('/') + 1))
        : Optional.empty();
  }

  private Optional<String> userId() {
    return switch (caller.kind()) {
      case ROOT -> caller.account();
      case USER -> id;
      case ROLE_SESSION ->
          id.isPresent() ? Optional.of(id.get() + ":" + session()[2]) : Optional.empty();
      case FEDERATED_USER -> Optional.of(caller.account().orElseThrow() + ":" + session()[1]);
      case ROLE, SERVICE, ANONYMOUS -> Optional.empty();
    };
  }

  /** The parts of {@code assumed-role/ROLE/SESSION} or {@code federated-user/NAME}. */
  private String[] session() {
    return caller.resource().split("/", 3);
  }

  private static void put(Map<String, ContextValue> values, String key, Optional<String> value) {
    if (value.isPresent()) {
      values.put(key, ContextValue.of(value.get()));
    }
  }
}
