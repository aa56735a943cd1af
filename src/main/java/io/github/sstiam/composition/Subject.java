package io.github.sstiam.composition;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.Condition;
import io.github.sstiam.requirement.Necessity;
import java.util.List;

/**
 * The purpose, necessity and conditions of a statement. Ordered by the text of its parts.
 *
 * @param purpose what it is for
 * @param necessity whether only AWS knows that it is needed
 * @param conditions its conditions
 */
public record Subject(String purpose, Necessity necessity, List<Condition> conditions)
    implements Comparable<Subject> {
  public Subject {
    requireNonNull(purpose, "purpose is null");
    requireNonNull(necessity, "necessity is null");
    conditions = List.copyOf(conditions);
  }

  @Override
  public int compareTo(Subject other) {
    int byPurpose = purpose.compareTo(other.purpose);
    if (byPurpose != 0) {
      return byPurpose;
    }
    int byNecessity = necessity.compareTo(other.necessity);
    if (byNecessity != 0 || conditions.equals(other.conditions)) {
      return byNecessity;
    }
    return conditions.toString().compareTo(other.conditions.toString());
  }

  // As a record's own, which is slow to make in a cold JVM.
  @Override
  public boolean equals(Object other) {
    return other instanceof Subject that
        && purpose.equals(that.purpose)
        && necessity == that.necessity
        && conditions.equals(that.conditions);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * purpose.hashCode() + necessity.hashCode()) + conditions.hashCode();
  }
}
