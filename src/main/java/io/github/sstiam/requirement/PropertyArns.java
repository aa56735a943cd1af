package io.github.sstiam.requirement;

import io.github.sstiam.app.Value;
import io.github.sstiam.policy.ArnPattern;
import java.util.List;
import java.util.NavigableSet;
import java.util.Set;
import java.util.TreeSet;

/** The ARNs that stand among the property values of a declared resource. */
final class PropertyArns {
  /**
   * Properties that hold policies: the ARNs in them say what others may do, not what the resource's
   * handlers act on.
   */
  static final Set<String> POLICIES =
      Set.of(
          "AssumeRolePolicyDocument",
          "KeyPolicy",
          "Policies",
          "Policy",
          "PolicyDocument",
          "RepositoryPolicyText",
          "ResourcePolicy");

  private PropertyArns() {}

  static List<ArnPattern> of(Value.Members properties) {
    NavigableSet<ArnPattern> arns = new TreeSet<>();
    collect(properties, arns);
    return List.copyOf(arns);
  }

  private static void collect(Value value, NavigableSet<ArnPattern> arns) {
    if (value instanceof Value.Scalar scalar) {
      ArnVariables.pattern(scalar.text()).ifPresent(arns::add);
    } else if (value instanceof Value.Items items) {
      items.values().forEach(item -> collect(item, arns));
    } else if (value instanceof Value.OneOf oneOf) {
      oneOf.alternatives().forEach(alternative -> collect(alternative, arns));
    } else if (value instanceof Value.Members members) {
      members
          .values()
          .forEach(
              (name, member) -> {
                if (!POLICIES.contains(name)) {
                  collect(member, arns);
                }
              });
    }
  }
}
