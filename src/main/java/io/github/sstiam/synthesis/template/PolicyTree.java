package io.github.sstiam.synthesis.template;

import io.github.sstiam.policy.Condition;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.Selection;
import io.github.sstiam.policy.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A policy document as the tree that a template holds. */
final class PolicyTree {
  private PolicyTree() {}

  static Map<String, Object> of(PolicyDocument policy) {
    Map<String, Object> tree = new LinkedHashMap<>();
    tree.put("Version", policy.version());
    List<Object> statements = new ArrayList<>();
    policy.statements().forEach(statement -> statements.add(of(statement)));
    tree.put("Statement", statements);
    return tree;
  }

  private static Map<String, Object> of(Statement statement) {
    Map<String, Object> tree = new LinkedHashMap<>();
    statement.sid().ifPresent(sid -> tree.put("Sid", sid));
    tree.put("Effect", statement.effect().text());
    put(tree, "Action", statement.actions());
    statement.resources().ifPresent(resources -> put(tree, "Resource", resources));
    if (!statement.conditions().isEmpty()) {
      Map<String, Map<String, Object>> operators = new LinkedHashMap<>();
      for (Condition condition : statement.conditions()) {
        operators
            .computeIfAbsent(condition.operator(), operator -> new LinkedHashMap<>())
            .put(
                condition.key(),
                condition.values().size() == 1
                    ? condition.values().get(0)
                    : List.copyOf(condition.values()));
      }
      tree.put("Condition", operators);
    }
    return tree;
  }

  private static void put(Map<String, Object> tree, String element, Selection selection) {
    tree.put(selection.negated() ? "Not" + element : element, List.copyOf(selection.patterns()));
  }
}
