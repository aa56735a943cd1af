package io.github.sstiam.requirement.need;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.catalog.ActionEntry;
import io.github.sstiam.catalog.AddedAction;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.Evidence;
import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.NeedRule;
import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.catalog.RowValues;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Glob;
import io.github.sstiam.table.Table;
import io.github.sstiam.table.Table.Row;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The rules say what was read in the sources of the handlers ({@code src/catalog/handlers}): what
 * an operation must call is required by a rule, unless a deployment showed otherwise, and about
 * what it may call or never calls there is a rule, unless the general ones do not require it.
 */
class HandlerReadingsTest {
  private static final Path READINGS = Path.of("src/catalog/handlers");
  private static final Catalog CATALOG = Catalog.embedded();
  private static final NeedTable NEEDS = NeedTable.embedded();

  /** Notes of rows that are no evidence, because the registry is newer or another one calls. */
  private static final Set<String> WEAK =
      Set.of(
          "registry-newer",
          "registry-only",
          "newer",
          "newer-schema",
          "service-side",
          "unresolved-class");

  @Test
  void whatWasReadIsARule() throws Exception {
    List<String> problems = new ArrayList<>();
    try (Stream<Path> files = Files.list(READINGS)) {
      for (Path file : files.filter(file -> file.toString().endsWith(".tsv")).sorted().toList()) {
        Table table = Table.withHeader(file.getFileName().toString(), Files.readString(file));
        for (Row row : table.rows()) {
          check(row, problems);
        }
      }
    }
    assertThat(problems).isEmpty();
  }

  private static void check(Row row, List<String> problems) {
    Optional<ResourceTypeEntry> type = CATALOG.resourceType(row.get("type"));
    Set<String> notes = Set.of(row.get("note").split("[ ,]+"));
    String action = row.get("action");
    if (type.isEmpty()
        || notes.stream().anyMatch(WEAK::contains)
        || CATALOG.action(Action.of(action)).isEmpty()) {
      return;
    }
    boolean must = row.get("necessity").equals("must");
    ActionEntry entry = CATALOG.action(Action.of(action)).get();
    for (Operation operation : RowValues.operations(row, row.get("operations"))) {
      HandlerAction named =
          new HandlerAction(action, EnumSet.of(operation), HandlerAction.Status.LISTED);
      boolean required = false;
      boolean reviewed = false;
      boolean observed = false;
      for (NeedRule rule : NEEDS.rules(type.get(), named, entry)) {
        if (rule.selects(operation)) {
          required |= rule.strength() == Strength.REQUIRED;
          reviewed |= type.get().needs().contains(rule);
          observed |= rule.evidence() == Evidence.OBSERVED;
        }
      }
      boolean ruled = must ? required || observed : reviewed || !required;
      if (!ruled && isCalled(type.get(), action, operation)) {
        problems.add(row.place() + ": no rule about " + action + " in " + operation);
      }
    }
  }

  /** Whether the registry or a rule names the action for the operation. */
  private static boolean isCalled(ResourceTypeEntry type, String action, Operation operation) {
    for (HandlerAction called : type.actions()) {
      if (Glob.matchesIgnoringCase(called.pattern(), action)
          && called.operations().contains(operation)) {
        return true;
      }
    }
    for (AddedAction added : type.added()) {
      if (added.action().equalsIgnoreCase(action) && added.operations().contains(operation)) {
        return true;
      }
    }
    return false;
  }
}
