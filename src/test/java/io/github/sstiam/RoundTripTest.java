package io.github.sstiam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.composition.ComposedPolicies;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import io.github.sstiam.simulation.BuiltInSimulator;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.VerifiedPermission;
import io.github.sstiam.simulation.Verifier;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * The policy that {@code emit-policy} writes passes {@code verify-permissions}; without any one of
 * its required actions the verification fails and names exactly that action.
 *
 * <p>Runs on the bundled example and on an app of each other generation, and in the profile {@code
 * corpus} on every assembly below {@code corpus.directory}.
 */
class RoundTripTest {
  private static final Catalog CATALOG = Catalog.embedded();

  @TestFactory
  Stream<DynamicTest> everyAssembly() throws IOException {
    return CloudAssemblies.tests(RoundTripTest::roundTrip);
  }

  private static void roundTrip(String name, Path assembly) throws Exception {
    SstApp app = SstAppReader.read(ReadRequest.ofAssembly(assembly), CATALOG);
    RequirementSet set = new RequirementResolver(CATALOG).resolve(app);

    assertThat(set.coverage().unknownTypes()).as("unknown resource types").isEmpty();
    Verification whole = verify(set, ComposedPolicies.leastPrivilege(set.requirements()));
    assertThat(whole.permissions())
        .filteredOn(permission -> permission.verdict().outcome() != Outcome.ALLOWED)
        .isEmpty();
    NavigableSet<Action> required =
        set.requirements().stream()
            .filter(requirement -> requirement.necessity() == Necessity.REQUIRED)
            .map(PermissionRequirement::action)
            .collect(Collectors.toCollection(TreeSet::new));
    for (Action action : required) {
      assertThat(missingWithout(set, action)).containsExactly(action);
    }
    print(name, app);
  }

  private static NavigableSet<Action> missingWithout(RequirementSet set, Action action)
      throws Exception {
    List<PermissionRequirement> rest =
        set.requirements().stream()
            .filter(requirement -> !requirement.action().equals(action))
            .toList();
    return verify(set, ComposedPolicies.leastPrivilege(rest)).permissions().stream()
        .filter(permission -> permission.verdict().outcome() != Outcome.ALLOWED)
        .map(VerifiedPermission::requirement)
        .map(PermissionRequirement::action)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Verification verify(RequirementSet set, PolicyDocument policy) throws Exception {
    PolicySet policies = PolicySet.ofIdentity(List.of(CompiledPolicy.of("emitted", policy)));
    return Verifier.verify(
        set, new BuiltInSimulator("emitted", Optional.empty(), policies, CATALOG));
  }

  /** A line a template: its stack, types, permissions, and the verdict of the round trip. */
  @SuppressWarnings("SystemOut") // The profile's report is what it is run for.
  private static void print(String name, SstApp app) {
    for (Stack stack : app.stacks()) {
      List<PermissionRequirement> requirements =
          new RequirementResolver(CATALOG).resolve(app.with(List.of(stack))).requirements();
      long tight =
          requirements.stream().filter(requirement -> !requirement.resource().isAny()).count();
      long types = stack.resources().stream().map(DeclaredResource::type).distinct().count();
      System.out.printf(
          Locale.ROOT,
          "%s %s: %d resources, %d types, %d permissions, %d%% with an ARN, round trip holds%n",
          name,
          stack.name(),
          stack.resources().size(),
          types,
          requirements.size(),
          Math.round(100.0 * tight / Math.max(1, requirements.size())));
    }
  }
}
