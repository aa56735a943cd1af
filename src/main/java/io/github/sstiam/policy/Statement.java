package io.github.sstiam.policy;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.json.Position;
import java.util.List;
import java.util.Optional;

/**
 * One statement of a policy.
 *
 * @param sid the statement's identifier
 * @param effect allow or deny
 * @param principal {@code Principal} or {@code NotPrincipal}, in resource-based policies
 * @param actions {@code Action} or {@code NotAction}
 * @param resources {@code Resource} or {@code NotResource}; absent only in trust policies
 * @param conditions the conditions, all of which must be met
 * @param position where the statement starts in its file
 */
public record Statement(
    Optional<String> sid,
    Effect effect,
    Optional<PrincipalElement> principal,
    ElementPatterns actions,
    Optional<ElementPatterns> resources,
    List<Condition> conditions,
    Position position) {
  public Statement {
    requireNonNull(sid, "sid is null");
    requireNonNull(effect, "effect is null");
    requireNonNull(principal, "principal is null");
    requireNonNull(actions, "actions is null");
    requireNonNull(resources, "resources is null");
    conditions = List.copyOf(conditions);
    requireNonNull(position, "position is null");
  }

  /** An Allow statement of an identity-based policy that was not read from a file. */
  public static Statement allow(
      String sid, List<String> actions, List<String> resources, List<Condition> conditions) {
    return allow(actions, resources, conditions).withSid(sid);
  }

  /** The same without a Sid. */
  public static Statement allow(
      List<String> actions, List<String> resources, List<Condition> conditions) {
    return new Statement(
        Optional.empty(),
        Effect.ALLOW,
        Optional.empty(),
        ElementPatterns.of(actions),
        Optional.of(ElementPatterns.of(resources)),
        conditions,
        Position.NONE);
  }

  /** The same statement with another Sid. */
  public Statement withSid(String name) {
    return new Statement(
        Optional.of(name), effect, principal, actions, resources, conditions, position);
  }

  /** The same statement as a Deny. */
  public Statement denying() {
    return new Statement(sid, Effect.DENY, principal, actions, resources, conditions, position);
  }
}
