package io.github.sstiam.composition;

import io.github.sstiam.policy.Statement;
import io.github.sstiam.requirement.Necessity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Names for statements that say what they are for: a purpose, {@code Conditional} where only AWS
 * knows whether it is needed, and a number from the second on. A Sid holds letters and digits only
 * and is unique in its policy
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html).
 */
public final class Sids {
  private static final String CONDITIONAL = "Conditional";

  private final Map<String, Integer> used = new HashMap<>();
  private final Set<String> taken;

  /** Names for a policy that has none yet. */
  public Sids() {
    this(Set.of());
  }

  /**
   * @param taken names that statements of the policy have already
   */
  public Sids(Set<String> taken) {
    this.taken = Set.copyOf(taken);
  }

  /** The next name, such as {@code ManageTables}, {@code ManageTables2}. */
  public String next(String purpose, Necessity necessity) {
    String name = first(purpose, necessity);
    String sid;
    do {
      int count = used.getOrDefault(name, 0) + 1;
      used.put(name, count);
      sid = count == 1 ? name : name + count;
    } while (taken.contains(sid));
    return sid;
  }

  /** The first name for a purpose, which has no number. */
  public static String first(String purpose, Necessity necessity) {
    return necessity == Necessity.CONDITIONAL ? purpose + CONDITIONAL : purpose;
  }

  /** The purpose that a statement's Sid names, or empty for a statement without Sid. */
  public static Optional<String> purpose(Statement statement) {
    String name = withoutNumber(statement.sid().orElse(""));
    if (isConditional(name)) {
      name = name.substring(0, name.length() - CONDITIONAL.length());
    }
    return name.isEmpty() ? Optional.empty() : Optional.of(name);
  }

  /** Whether a statement's Sid says that only AWS knows whether it is needed. */
  public static Necessity necessity(Statement statement) {
    return isConditional(withoutNumber(statement.sid().orElse("")))
        ? Necessity.CONDITIONAL
        : Necessity.REQUIRED;
  }

  private static String withoutNumber(String sid) {
    int end = sid.length();
    while (end > 1 && sid.charAt(end - 1) >= '0' && sid.charAt(end - 1) <= '9') {
      end--;
    }
    return sid.substring(0, end);
  }

  private static boolean isConditional(String name) {
    return name.length() > CONDITIONAL.length() && name.endsWith(CONDITIONAL);
  }
}
