package io.github.sstiam.requirement.need;

import io.github.sstiam.app.Value;
import io.github.sstiam.policy.ArnPattern;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Collects the ARNs among the property values of a declared resource. */
final class PropertyArns {
  /**
   * Properties that hold policy documents. Their ARNs say what other principals may do, not what
   * the resource's handlers act on.
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

  static List<ArnPattern> collect(Value.Members properties) {
    NavigableSet<ArnPattern> arns = new TreeSet<>();
    addTo(properties, arns);
    return List.copyOf(arns);
  }

  private static void addTo(Value value, NavigableSet<ArnPattern> arns) {
    if (value instanceof Value.Scalar scalar) {
      Optional<ArnPattern> arn = ArnVariables.pattern(scalar.text());
      if (arn.isPresent()) {
        arns.add(arn.get());
      }
    } else if (value instanceof Value.Items items) {
      addTo(items.values(), arns);
    } else if (value instanceof Value.OneOf oneOf) {
      addTo(oneOf.alternatives(), arns);
    } else if (value instanceof Value.Members members) {
      for (Map.Entry<String, Value> member : members.values().entrySet()) {
        if (!POLICIES.contains(member.getKey())) {
          addTo(member.getValue(), arns);
        }
      }
    }
  }

  private static void addTo(Collection<Value> values, NavigableSet<ArnPattern> arns) {
    for (Value value : values) {
      addTo(value, arns);
    }
  }
}
