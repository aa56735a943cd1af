package io.github.sstiam.simulation;

import io.github.sstiam.requirement.PermissionRequirement;
import java.util.List;

/** Answers whether a principal has permissions: IAM itself, or the built-in evaluator. */
public interface PermissionSimulator {
  /** Who is asked about, as a reader of the report would name it. */
  String principal();

  /**
   * Asks about permissions.
   *
   * @param requirements what is needed
   * @return one verdict for each requirement, in the same order
   * @throws SimulationUnavailableException if the question could not be asked, which says nothing
   *     about the answer
   */
  List<Verdict> simulate(List<PermissionRequirement> requirements)
      throws SimulationUnavailableException;
}
