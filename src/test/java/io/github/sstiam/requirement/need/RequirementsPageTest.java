package io.github.sstiam.requirement.need;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.Evidence;
import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.NeedRule;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.policy.Action;
import io.github.sstiam.requirement.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * docs/requirements.md is made of the data that decides. Run with {@code -Dgolden.rewrite=true} to
 * write it anew.
 */
class RequirementsPageTest {
  private static final Path PAGE = Path.of("docs/requirements.md");

  /**
   * The types that were looked at one by one: those that apps of SST 0.40 to 2.43 are made of, and
   * the most used ones besides.
   */
  private static final Path REVIEWED =
      Path.of("src/test/resources/io/github/sstiam/requirement/reviewed-types.txt");

  private final Catalog catalog = Catalog.embedded();
  private final NeedTable needs = NeedTable.embedded();

  @Test
  void thePageShowsTheDataThatDecides() throws IOException {
    String page = page();
    if (Boolean.getBoolean("golden.rewrite")) {
      Files.writeString(PAGE, page);
    }

    assertThat(Files.readString(PAGE)).isEqualTo(page);
  }

  private String page() throws IOException {
    NavigableSet<String> types = new TreeSet<>(Files.readAllLines(REVIEWED));
    catalog.resourceTypes().stream()
        .filter(type -> !catalog.resourceType(type).orElseThrow().needs().isEmpty())
        .forEach(types::add);
    StringBuilder page = new StringBuilder();
    page.append(
        """
        # What a deployment needs, by resource type

        Made of the plugin's data by `RequirementsPageTest`; do not edit it by hand.

        CloudFormation's registry names the actions of a type's create (C), read (R), update (U) and delete (D)
        handlers and of its tags (T), for all properties at once. The tables say when an action is needed for the
        properties that a template declares:

        - **required**: the operation fails without it. `verify-permissions` fails where it is missing.
        - **conditional**: it may be called, or the operation goes on without it. `verify-permissions` warns.
        - **excluded**: it is not called.

        Rows of an action are tried in order, and the first one whose condition holds decides. Where none holds the
        action is excluded; where only the deployment will show, it is conditional. `a.b` holds where that property
        is declared, `a=x` where it has that value, `tags` where the resource or its stack has tags, `*Name*` where any
        property so named is declared; `!`, `&` and `|` are not, and, or. An action on another service's resource that a
        declared property points to is required, whatever a row of another service's actions says. What is retained
        (`DeletionPolicy: Retain`) is never deleted.

        """);
    page.append(types.size()).append(" types are listed");
    page.append("; all others follow the general rules at the end.\n");
    for (String type : types) {
      page.append("\n## ").append(type).append("\n\n").append(table(type));
    }
    page.append("\n## General rules\n\n").append(general());
    return page.toString();
  }

  private String table(String name) {
    ResourceTypeEntry type = catalog.resourceType(name).orElseThrow();
    List<String> lines = new ArrayList<>();
    for (HandlerAction action : actions(type)) {
      List<ActionEntry> entries = catalog.action(Action.of(action.pattern())).stream().toList();
      if (!entries.isEmpty()) {
        for (NeedRule rule : needs.rules(type, action, entries.get(0))) {
          lines.add(
              "| `%s` | %s | %s | %s |"
                  .formatted(
                      action.pattern(), letters(action.operations()), condition(rule), why(rule)));
        }
      }
    }
    return lines.isEmpty()
        ? "Needs nothing.\n"
        : "| action | for | when | why |\n| --- | --- | --- | --- |\n"
            + String.join("\n", lines)
            + "\n";
  }

  private static List<HandlerAction> actions(ResourceTypeEntry type) {
    List<HandlerAction> actions = new ArrayList<>();
    for (HandlerAction action : type.actions()) {
      boolean onlyLists = action.operations().equals(Set.of(Operation.LIST));
      if (action.status() == HandlerAction.Status.LISTED && !onlyLists) {
        actions.add(action);
      }
    }
    for (NeedRule rule : type.needs()) {
      boolean added =
          !rule.operations().isEmpty()
              && actions.stream().noneMatch(action -> action.pattern().equals(rule.action()));
      if (added) {
        actions.add(
            new HandlerAction(rule.action(), rule.operations(), HandlerAction.Status.LISTED));
      }
    }
    return actions;
  }

  private static String letters(Set<Operation> operations) {
    Set<Operation> shown = EnumSet.copyOf(operations);
    shown.remove(Operation.LIST);
    return shown.stream()
        .map(operation -> operation.name().substring(0, 1))
        .collect(Collectors.joining());
  }

  private static String condition(NeedRule rule) {
    String strength = rule.strength().name().toLowerCase(java.util.Locale.ROOT);
    return rule.when().equals("always")
        ? "always " + strength
        : strength + " with `" + rule.when().replace("|", "` or `").replace("&", "` and `") + "`";
  }

  private static String why(NeedRule rule) {
    String source = rule.source();
    return rule.reason() + (source.startsWith("https://") ? " ([source](" + source + "))" : "");
  }

  private static String general() {
    StringBuilder table =
        new StringBuilder(
            "| service | kind | action | when | why |\n| --- | --- | --- | --- | --- |\n");
    for (List<String> row : Rows.of(NeedTable.class, "needs.tsv", 7)) {
      NeedRule rule =
          new NeedRule(
              row.get(2),
              Set.of(),
              row.get(3),
              NeedRule.Strength.valueOf(row.get(4)),
              row.get(5),
              Evidence.INFERRED,
              row.get(6));
      table.append(
          "| %s | %s | `%s` | %s | %s |\n"
              .formatted(
                  row.get(0).toLowerCase(java.util.Locale.ROOT),
                  row.get(1).toLowerCase(java.util.Locale.ROOT),
                  row.get(2),
                  condition(rule),
                  why(rule)));
    }
    return table.toString();
  }
}
