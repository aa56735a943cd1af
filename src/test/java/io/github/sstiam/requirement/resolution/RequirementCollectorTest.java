package io.github.sstiam.requirement.resolution;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.Origins;
import io.github.sstiam.requirement.PermissionRequirement;
import java.util.List;
import org.junit.jupiter.api.Test;

class RequirementCollectorTest {
  /** Tags come from the app, and may hold whatever separates them in the text of a list. */
  @Test
  void contextsOfTheSameTextAreToldApart() {
    List<ContextEntry> two = List.of(ContextEntry.strings("aws:TagKeys", List.of("a", "b")));
    List<ContextEntry> one = List.of(ContextEntry.strings("aws:TagKeys", List.of("a, b")));
    RequirementCollector collector = new RequirementCollector();
    add(collector, two);
    add(collector, one);
    add(collector, two);

    assertThat(two).hasToString(one.toString());
    assertThat(collector.requirements())
        .extracting(PermissionRequirement::context)
        .containsExactly(two, one);
  }

  private static void add(RequirementCollector collector, List<ContextEntry> context) {
    collector.add(
        DeployingPrincipal.CALLER,
        Action.of("s3:CreateBucket"),
        ArnPattern.ANY,
        context,
        Necessity.REQUIRED,
        Origins.call("shop", "deploys"));
  }
}
