package io.github.sstiam.mojo.parameter;

import io.github.sstiam.simulation.gate.SuppressionDeclaration;
import java.util.ArrayList;
import java.util.List;

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
   * The declarations of a list of elements, which messages refer to by their numbers.
   *
   * @param elements the list; null if the POM has none
   */
  public static List<SuppressionDeclaration> declarations(List<SuppressionElement> elements) {
    List<SuppressionDeclaration> declarations = new ArrayList<>();
    if (elements != null) {
      for (SuppressionElement element : elements) {
        declarations.add(element.declaration(declarations.size() + 1));
      }
    }
    return declarations;
  }

  private SuppressionDeclaration declaration(int number) {
    return new SuppressionDeclaration(
        Parameters.text(action),
        Parameters.text(resource),
        Parameters.text(reason),
        Parameters.text(expires),
        "<suppression> " + number);
  }
}
