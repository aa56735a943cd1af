package io.github.sstiam.composition.template;

import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonSyntaxException;
import io.github.sstiam.json.JsonValue;
import io.github.sstiam.json.JsonValue.JsonArray;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.json.JsonValue.JsonString;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyWriter;
import java.util.LinkedHashMap;
import java.util.Map;

/** The document of an identity-based policy as the tree that a template holds. */
final class PolicyTree {
  private PolicyTree() {}

  /**
   * The tree, made from what the policy is written as, so that a template never says less or more.
   *
   * @throws IllegalArgumentException if a statement has two conditions with the same operator and
   *     key, of which JSON would keep one
   */
  static Object of(PolicyDocument policy) {
    try {
      return tree(JsonReader.read(PolicyWriter.compact(policy)));
    } catch (JsonSyntaxException e) {
      throw new IllegalArgumentException("the policy cannot be written: " + e.problem(), e);
    }
  }

  private static Object tree(JsonValue value) {
    if (value instanceof JsonObject object) {
      Map<String, Object> members = new LinkedHashMap<>();
      object.members().forEach((name, member) -> members.put(name, tree(member.value())));
      return members;
    }
    if (value instanceof JsonArray array) {
      return array.elements().stream().map(PolicyTree::tree).toList();
    }
    if (value instanceof JsonString string) {
      return string.value();
    }
    throw new IllegalStateException("a policy is written without " + value.kind());
  }
}
