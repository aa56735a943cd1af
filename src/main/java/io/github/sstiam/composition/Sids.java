package io.github.sstiam.composition;

import io.github.sstiam.policy.Statement;
import io.github.sstiam.requirement.Necessity;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Gives statements Sids that name their purpose, followed by {@code Conditional} if only AWS knows
 * whether the statement is needed, and by a number from the second on. A Sid holds letters and
 * digits only and is unique in its policy
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html).
 */
public final class Sids {
  private static final String CONDITIONAL = "Conditional";

  private final Map<String, Integer> used = new HashMap<>();
  private final Set<String> taken;

  private Sids(Set<String> taken) {
    this.taken = taken;
  }

  /** Names that differ from the Sids that some of the statements have already. */
  public static Sids besides(Collection<ComposedStatement> statements) {
    Set<String> taken = new HashSet<>();
    for (ComposedStatement statement : statements) {
      statement.statement().sid().ifPresent(taken::add);
    }
    return new Sids(taken);
  }

  /** The statement with its own Sid, else with the next one for its purpose. */
  public Statement named(ComposedStatement statement) {
    return statement.statement().sid().isPresent()
        ? statement.statement()
        : statement.statement().withSid(next(statement.purpose(), statement.necessity()));
  }

  /** The next name, such as {@code ManageTables}, {@code ManageTables2}. */
  private String next(String purpose, Necessity necessity) {
    String name = first(purpose, necessity);
    String sid;
    do {
      int count = used.getOrDefault(name, 0) + 1;
      used.put(name, count);
      sid = count == 1 ? name : name + count;
    } while (taken.contains(sid));
    return sid;
  }

  /** The first Sid for a purpose, which has no number. */
  public static String first(String purpose, Necessity necessity) {
    return necessity == Necessity.CONDITIONAL ? purpose + CONDITIONAL : purpose;
  }
}
