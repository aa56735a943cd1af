package io.github.sstiam.mojo.parameter;

import io.github.sstiam.reader.declared.ResourceDeclaration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The element {@code <declaredResource>} of the POM: a resource that no source of the app shows.
 */
public final class DeclaredResourceElement {
  /** The CloudFormation resource type, such as {@code AWS::DynamoDB::Table}. */
  private String type;

  /** The physical name; {@code *} stands for what is not known of it. */
  private String name;

  /** The name of the stack that the resource belongs to, likewise. */
  private String stack;

  /** Top-level properties that are set; an empty element is a value that is not known. */
  private Map<String, String> properties;

  /**
   * The declarations of a list of elements. Their contents are checked when they are read.
   *
   * @param elements the list; null if the POM has none
   */
  public static List<ResourceDeclaration> declarations(List<DeclaredResourceElement> elements) {
    List<ResourceDeclaration> declarations = new ArrayList<>();
    if (elements != null) {
      for (DeclaredResourceElement element : elements) {
        declarations.add(element.declaration());
      }
    }
    return declarations;
  }

  private ResourceDeclaration declaration() {
    Map<String, String> given = new TreeMap<>();
    if (properties != null) {
      properties.forEach((key, value) -> given.put(key, value == null ? "" : value));
    }
    return new ResourceDeclaration(
        Parameters.text(type).orElse(""), Parameters.text(name), Parameters.text(stack), given);
  }
}
