package io.github.sstiam.composition;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.policy.Condition;
import io.github.sstiam.policy.ElementPatterns;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.Statement;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * How two sets of policy documents differ in content. Order, layout, Sids and the distribution of
 * statements over documents do not matter.
 *
 * @param missing entries of only the new documents, sorted
 * @param surplus entries of only the old documents, sorted
 */
public record PolicyDifference(List<Entry> missing, List<Entry> surplus) {
  public PolicyDifference {
    missing = List.copyOf(missing);
    surplus = List.copyOf(surplus);
  }

  /**
   * One action on one resource of a statement.
   *
   * @param effect {@code Allow} or {@code Deny}
   * @param action the action pattern, with {@code not} before it for {@code NotAction}
   * @param resource the resource pattern, with {@code not} before it for {@code NotResource}
   * @param conditions the conditions; blank for none
   */
  public record Entry(String effect, String action, String resource, String conditions)
      implements Comparable<Entry> {
    private static final Comparator<Entry> ORDER =
        Comparator.comparing(Entry::action)
            .thenComparing(Entry::resource)
            .thenComparing(Entry::effect)
            .thenComparing(Entry::conditions);

    public Entry {
      requireNonNull(effect, "effect is null");
      requireNonNull(action, "action is null");
      requireNonNull(resource, "resource is null");
      requireNonNull(conditions, "conditions is null");
    }

    @Override
    public int compareTo(Entry other) {
      return ORDER.compare(this, other);
    }
  }

  /**
   * Compares documents.
   *
   * @param before the old documents
   * @param after the new ones
   */
  public static PolicyDifference between(
      Collection<PolicyDocument> before, Collection<PolicyDocument> after) {
    TreeSet<Entry> old = entries(before);
    TreeSet<Entry> young = entries(after);
    return new PolicyDifference(
        young.stream().filter(entry -> !old.contains(entry)).toList(),
        old.stream().filter(entry -> !young.contains(entry)).toList());
  }

  /** Whether the documents have the same content. */
  public boolean isEmpty() {
    return missing.isEmpty() && surplus.isEmpty();
  }

  private static TreeSet<Entry> entries(Collection<PolicyDocument> documents) {
    TreeSet<Entry> entries = new TreeSet<>();
    for (PolicyDocument document : documents) {
      for (Statement statement : document.statements()) {
        String effect = statement.effect().text();
        String conditions = conditions(statement.conditions());
        List<String> resources =
            statement.resources().map(PolicyDifference::texts).orElse(List.of(""));
        for (String action : texts(statement.actions())) {
          for (String resource : resources) {
            entries.add(new Entry(effect, action, resource, conditions));
          }
        }
      }
    }
    return entries;
  }

  /** One text for all excluded patterns, or one text for each selected pattern. */
  private static List<String> texts(ElementPatterns selection) {
    Stream<String> sorted = selection.patterns().stream().sorted();
    return selection.negated()
        ? List.of("not " + String.join(", ", sorted.toList()))
        : sorted.toList();
  }

  private static String conditions(List<Condition> conditions) {
    return String.join(
        " and ",
        conditions.stream()
            .map(
                condition ->
                    condition.operator()
                        + " "
                        + condition.key()
                        + " "
                        + condition.values().stream().sorted().toList())
            .sorted()
            .toList());
  }
}
