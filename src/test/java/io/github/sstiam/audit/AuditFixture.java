package io.github.sstiam.audit;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.SstVersion;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.OrganizationLevels;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.policy.PolicySyntaxException;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.requirement.ContextEntry;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Deployment;
import io.github.sstiam.requirement.Deployment.Command;
import io.github.sstiam.requirement.Deployment.Roles;
import io.github.sstiam.requirement.Deployment.Stacks;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.Origins;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Policies and needs for the tests of this package. */
final class AuditFixture {
  static final Catalog CATALOG = Catalog.embedded();
  static final String ACCOUNT = "123456789012";

  private AuditFixture() {}

  /** An identity with one policy. */
  static PolicySet identity(String policy) {
    return PolicySet.ofIdentity(List.of(compiled("policy", policy)));
  }

  /** An identity with one policy within a boundary. */
  static PolicySet bounded(String policy, String boundary) {
    return identity(policy).withBoundary(Optional.of(compiled("boundary", boundary)));
  }

  /** An identity with one policy in an organization with one. */
  static PolicySet organized(String policy, String serviceControl) {
    return identity(policy)
        .withServiceControl(
            new OrganizationLevels(List.of(List.of(compiled("organization", serviceControl)))));
  }

  static PolicySet identity(PolicyDocument policy) {
    return PolicySet.ofIdentity(List.of(CompiledPolicy.of("policy", policy)));
  }

  static CompiledPolicy compiled(String name, String policy) {
    try {
      return CompiledPolicy.of(name, PolicyReader.read(policy, name, PolicyKind.IDENTITY));
    } catch (PolicySyntaxException e) {
      throw new AssertionError(e);
    }
  }

  static PermissionRequirement need(String action, String resource, ContextEntry... context) {
    return new PermissionRequirement(
        DeployingPrincipal.CALLER,
        Action.of(action),
        new ArnPattern(resource),
        List.of(context),
        Necessity.REQUIRED,
        List.of(Origins.call("prod-crud-api-Api", "deploy the stack")));
  }

  /** What the bundled example needs of whoever deploys it without roles. */
  static List<PermissionRequirement> crudApi() throws Exception {
    SstApp app =
        SstAppReader.read(ReadRequest.ofAssembly(Path.of("examples/crud-api/.sst/dist")), CATALOG);
    Deployment deployment =
        new Deployment(
            Command.DEPLOY,
            Stacks.ANY,
            SstVersion.of("2.49.8"),
            Optional.empty(),
            Optional.empty(),
            Roles.CALLER);
    return new RequirementResolver(CATALOG).resolve(app, deployment).of(DeployingPrincipal.CALLER);
  }

  static Escalations escalations(PolicySet policies) {
    return Escalations.in(policies, "aws", Optional.of(ACCOUNT), CATALOG);
  }
}
