package io.github.sstiam.synthesis;

import io.github.sstiam.policy.Statement;
import io.github.sstiam.requirement.Necessity;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names for statements that say what they are for: a purpose, {@code Conditional} where only AWS
 * knows whether it is needed, and a number from the second on. A Sid holds letters and digits only
 * and is unique in its policy
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html).
 */
public final class Sids {
  private static final String CONDITIONAL = "Conditional";
  private static final Pattern FORM = Pattern.compile("(.+?)(Conditional)?([0-9]*)");

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
    String name = purpose + (necessity == Necessity.CONDITIONAL ? CONDITIONAL : "");
    String sid;
    do {
      int count = used.merge(name, 1, Integer::sum);
      sid = count == 1 ? name : name + count;
    } while (taken.contains(sid));
    return sid;
  }

  /** The purpose that a statement's Sid names, or empty for a statement without Sid. */
  public static Optional<String> purpose(Statement statement) {
    return parsed(statement).map(form -> form.group(1));
  }

  /** Whether a statement's Sid says that only AWS knows whether it is needed. */
  public static Necessity necessity(Statement statement) {
    return parsed(statement).map(form -> form.group(2)).isPresent()
        ? Necessity.CONDITIONAL
        : Necessity.REQUIRED;
  }

  private static Optional<Matcher> parsed(Statement statement) {
    return statement.sid().map(FORM::matcher).filter(Matcher::matches);
  }
}
