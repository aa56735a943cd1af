package io.github.sstiam.mojo.parameter;

import io.github.sstiam.simulation.gate.SuppressionDeclaration;

/** The element {@code <suppression>} of the POM: a permission that the deployment does without. */
public final class SuppressionElement {
  /** The action, such as {@code s3:PutObject} or {@code s3:Put*}. */
  private String action;

  /** The ARN of the resources, with {@code *} for what varies. */
  private String resource;

  /** Why the deployment works without the permission. */
  private String reason;

  /** The last day on which the suppression counts, such as {@code 2027-01-31}. */
  private String expires;

  /**
   * What the element says.
   *
   * @param number its number among its siblings, from 1
   */
  SuppressionDeclaration declaration(int number) {
    return new SuppressionDeclaration(
        Parameters.text(action),
        Parameters.text(resource),
        Parameters.text(reason),
        Parameters.text(expires),
        "<suppression> " + number);
  }
}
