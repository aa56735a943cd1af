package io.github.sstiam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.composition.ComposedPolicies;
import io.github.sstiam.composition.LeastPrivilegePolicy;
import io.github.sstiam.composition.PolicyOptions;
import io.github.sstiam.composition.fitting.FittedPolicy.FittedDocument;
import io.github.sstiam.composition.fitting.FittingOptions;
import io.github.sstiam.composition.fitting.PolicyFitting;
import io.github.sstiam.composition.template.ServiceRole;
import io.github.sstiam.composition.template.ServiceRoleTemplate;
import io.github.sstiam.composition.template.TemplateFormat;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.reader.template.TemplateText;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.DeployingPrincipal.Kind;
import io.github.sstiam.requirement.Deployment;
import io.github.sstiam.requirement.Deployment.Command;
import io.github.sstiam.requirement.Deployment.Roles;
import io.github.sstiam.requirement.Deployment.Stacks;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import io.github.sstiam.simulation.BuiltInSimulator;
import io.github.sstiam.simulation.Verdict.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * For every assembly: the service role's template is one that CloudFormation takes, the policies in
 * it allow what the resources need, and the deployer's policy what is left.
 */
class ServiceRoleTest {
  private static final Catalog CATALOG = Catalog.embedded();

  @TestFactory
  Stream<DynamicTest> everyAssembly() throws IOException {
    return CloudAssemblies.tests((name, assembly) -> check(assembly));
  }

  private static void check(Path assembly) throws Exception {
    SstApp app = SstAppReader.read(ReadRequest.ofAssembly(assembly), CATALOG);
    ServiceRole role =
        new ServiceRole(
            "aws",
            Optional.of("123456789012"),
            List.of("arn:aws:cloudformation:us-east-1:123456789012:stack/prod-*/*"),
            Optional.empty(),
            "/sst/",
            Optional.of("arn:aws:iam::123456789012:policy/boundary"),
            Map.of("team", "shop"),
            Optional.of(3_600));
    RequirementSet set =
        new RequirementResolver(CATALOG)
            .resolve(
                app,
                new Deployment(
                    Command.DEPLOY,
                    Stacks.ANY,
                    app.version(),
                    Optional.of(role.arn("app-role", CATALOG)),
                    Optional.empty(),
                    Roles.AUTO));
    List<PermissionRequirement> needs =
        set.of(DeployingPrincipal.role(Kind.EXECUTION_ROLE, role.arn("app-role", CATALOG)));
    List<PolicyDocument> documents =
        PolicyFitting.fit(
                LeastPrivilegePolicy.compose(needs, PolicyOptions.DEFAULT),
                FittingOptions.DEFAULT,
                CATALOG)
            .documents()
            .stream()
            .map(FittedDocument::policy)
            .toList();
    for (TemplateFormat format : TemplateFormat.values()) {
      String template = ServiceRoleTemplate.of(role, documents, format);

      assertThat(TemplateCheck.problems(template)).isEmpty();
      assertThat(ServiceRoleTemplate.of(role, documents, format)).isEqualTo(template);
      assertAllowed(policies(template), needs);
    }
    List<PermissionRequirement> left = set.of(DeployingPrincipal.CALLER);
    assertThat(left)
        .anySatisfy(
            need -> {
              assertThat(need.action()).hasToString("iam:PassRole");
              assertThat(need.resource().text()).isEqualTo(role.arn("app-role", CATALOG));
            });
    assertAllowed(List.of(ComposedPolicies.leastPrivilege(left)), left);
  }

  /** The policy documents that a template holds. */
  private static List<PolicyDocument> policies(String template) throws Exception {
    JsonObject resources = TemplateText.read(template).object("Resources").orElseThrow();
    List<PolicyDocument> policies = new ArrayList<>();
    for (String name : resources.members().keySet()) {
      Optional<JsonObject> document =
          resources
              .object(name)
              .flatMap(resource -> resource.object("Properties"))
              .flatMap(properties -> properties.object("PolicyDocument"));
      if (document.isPresent()) {
        policies.add(PolicyReader.interpret(document.get(), PolicyKind.IDENTITY).document());
      }
    }
    return policies;
  }

  private static void assertAllowed(
      List<PolicyDocument> policies, List<PermissionRequirement> needs) {
    PolicySet set =
        PolicySet.ofIdentity(
            policies.stream().map(policy -> CompiledPolicy.of("emitted", policy)).toList());
    assertThat(
            new BuiltInSimulator("emitted", Optional.empty(), set, CATALOG)
                .simulate(needs)
                .permissions())
        .extracting(permission -> permission.verdict().outcome())
        .containsOnly(Outcome.ALLOWED);
  }
}
