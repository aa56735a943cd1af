package io.github.sstiam.catalog;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.table.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A project's own rules, which count before the plugin's. The source of each names its file and
 * line, so that a report shows where it was decided by one.
 *
 * @param file the file's name, as messages show it
 * @param rules its rules, in their order
 */
public record ProjectRules(String file, List<Rule> rules) {
  public ProjectRules {
    requireNonNull(file, "file is null");
    rules = List.copyOf(rules);
  }

  /**
   * Reads and checks rules.
   *
   * @param file the file's name, for messages
   * @param text the whole file
   * @param catalog the catalogue that the rules are laid over
   * @throws io.github.sstiam.table.TableException if a rule is malformed or about nothing that
   *     there is; the message names file and line
   */
  public static ProjectRules read(String file, String text, Catalog catalog) {
    Table table = Table.withHeader(file, text);
    List<Rule> rules = new ArrayList<>();
    for (Rule rule : Rule.all(table)) {
      rules.add(
          rule.withSource(rule.source() + " (rule of this project: " + rule.row().place() + ")"));
    }
    ProjectRules read = new ProjectRules(file, rules);
    new RuleCheck(catalog.withRules(read)).check(rules);
    return read;
  }

  /**
   * How many of the rules there are and how many decided, in words.
   *
   * @param sources the sources of all decisions of a run
   */
  public String summary(Set<String> sources) {
    int decided = 0;
    for (Rule rule : rules) {
      if (rule.decides() && sources.contains(rule.source())) {
        decided++;
      }
    }
    return (rules.size() == 1 ? "1 rule of " : rules.size() + " rules of ")
        + file
        + "; "
        + decided
        + " decided when a permission is needed";
  }
}
