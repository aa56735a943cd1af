package io.github.sstiam.requirement;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.catalog.Operation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A reason for each operation that an action was decided for; at least one. */
public final class OperationReasons {
  private final Map<Operation, Reason> byOperation;

  /**
   * @param byOperation the reason for each operation; at least one
   */
  public OperationReasons(Map<Operation, Reason> byOperation) {
    if (byOperation.isEmpty()) {
      throw new IllegalArgumentException("no operation has a reason");
    }
    this.byOperation = Collections.unmodifiableMap(new EnumMap<>(byOperation));
  }

  /** The same reason for several operations. */
  public static OperationReasons same(Set<Operation> operations, Reason reason) {
    requireNonNull(reason, "reason is null");
    Map<Operation, Reason> byOperation = new EnumMap<>(Operation.class);
    for (Operation operation : operations) {
      byOperation.put(operation, reason);
    }
    return new OperationReasons(byOperation);
  }

  /** The operations, in the order of the enum. */
  public Set<Operation> operations() {
    return byOperation.keySet();
  }

  /** The reason for each operation, in the order of the operations. */
  public Map<Operation, Reason> byOperation() {
    return byOperation;
  }

  /** The reasons that differ, in the order of the operations. */
  public List<Reason> distinct() {
    List<Reason> distinct = new ArrayList<>(1);
    for (Reason reason : byOperation.values()) {
      if (!distinct.contains(reason)) {
        distinct.add(reason);
      }
    }
    return distinct;
  }

  /** The operations that have a reason. */
  public List<Operation> operationsWith(Reason reason) {
    List<Operation> operations = new ArrayList<>();
    for (Map.Entry<Operation, Reason> entry : byOperation.entrySet()) {
      if (entry.getValue().equals(reason)) {
        operations.add(entry.getKey());
      }
    }
    return operations;
  }

  /** Whether the deployment fails in one of the operations without the action. */
  public Necessity necessity() {
    for (Reason reason : byOperation.values()) {
      if (reason.strength() == Strength.REQUIRED) {
        return Necessity.REQUIRED;
      }
    }
    return Necessity.CONDITIONAL;
  }

  /**
   * The reasons of both; where an operation has two, a stronger need counts, else this one's.
   *
   * @param other reasons of the same resource for the same action
   */
  public OperationReasons mergedWith(OperationReasons other) {
    if (byOperation.equals(other.byOperation)) {
      return this;
    }
    Map<Operation, Reason> merged = new EnumMap<>(byOperation);
    for (Map.Entry<Operation, Reason> entry : other.byOperation.entrySet()) {
      Reason known = merged.get(entry.getKey());
      // The strengths are declared from the strongest on.
      if (known == null || entry.getValue().strength().compareTo(known.strength()) < 0) {
        merged.put(entry.getKey(), entry.getValue());
      }
    }
    return new OperationReasons(merged);
  }

  @Override
  public boolean equals(Object other) {
    return this == other
        || (other instanceof OperationReasons that && byOperation.equals(that.byOperation));
  }

  @Override
  public int hashCode() {
    int hash = 0;
    for (Map.Entry<Operation, Reason> entry : byOperation.entrySet()) {
      hash = 31 * hash + 7 * entry.getKey().name().hashCode() + entry.getValue().hashCode();
    }
    return hash;
  }

  @Override
  public String toString() {
    return byOperation.toString();
  }
}
