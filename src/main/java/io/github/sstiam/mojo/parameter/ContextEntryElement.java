package io.github.sstiam.mojo.parameter;

import io.github.sstiam.requirement.ConditionKey;
import io.github.sstiam.requirement.ContextEntry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;

/** The element {@code <contextEntry>} of the POM: a condition key's value in every request. */
public final class ContextEntryElement {
  /** The condition key, such as {@code aws:PrincipalTag/team}. */
  private String key;

  /** The key's type as IAM's API names it, such as {@code string} or {@code stringList}. */
  private String type = ContextEntry.Type.STRING.text();

  /** The values; exactly one unless the type is a list. */
  private List<String> values;

  /**
   * The entries of a list of elements.
   *
   * @param elements the list; null if the POM has none
   * @throws MojoExecutionException if one lacks a key, or its type or number of values is wrong
   */
  public static List<ContextEntry> entries(List<ContextEntryElement> elements)
      throws MojoExecutionException {
    List<ContextEntry> entries = new ArrayList<>();
    if (elements != null) {
      for (ContextEntryElement element : elements) {
        entries.add(element.entry());
      }
    }
    return entries;
  }

  private ContextEntry entry() throws MojoExecutionException {
    List<String> given = Parameters.texts(values);
    String name =
        Parameters.text(key)
            .orElseThrow(
                () -> new MojoExecutionException("A <contextEntry> has no <key>. Give it one."));
    ContextEntry.Type keyType =
        Arrays.stream(ContextEntry.Type.values())
            .filter(candidate -> candidate.text().equals(type))
            .findFirst()
            .orElseThrow(() -> wrongType(name));
    if (!keyType.isList() && given.size() != 1) {
      throw new MojoExecutionException(
          "The <contextEntry> of "
              + name
              + " has "
              + given.size()
              + " values; type "
              + type
              + " takes one. Give <values> one <value>, or <type> "
              + type
              + "List.");
    }
    return new ContextEntry(new ConditionKey(name), keyType, given, true);
  }

  private MojoExecutionException wrongType(String name) {
    String valid =
        Arrays.stream(ContextEntry.Type.values())
            .map(ContextEntry.Type::text)
            .collect(Collectors.joining(", "));
    return new MojoExecutionException(
        "The <contextEntry> of "
            + name
            + " has <type> \""
            + type
            + "\"; valid are: "
            + valid
            + ".");
  }
}
