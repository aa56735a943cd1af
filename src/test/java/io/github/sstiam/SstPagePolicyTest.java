package io.github.sstiam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.SstVersion;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.requirement.Deployment;
import io.github.sstiam.requirement.Deployment.Command;
import io.github.sstiam.requirement.Deployment.Roles;
import io.github.sstiam.requirement.Deployment.Stacks;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import io.github.sstiam.simulation.BuiltInSimulator;
import io.github.sstiam.simulation.Verification;
import io.github.sstiam.simulation.Verifier;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/**
 * SST's page on IAM credentials says that full access to six services is enough for a CRUD API with
 * DynamoDB. docs/sst-page.md tells where that holds today.
 */
class SstPagePolicyTest {
  private static final String PAGE =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Resource": "*", "Action": [
        "cloudformation:*", "iam:*", "logs:*", "lambda:*", "dynamodb:*", "apigateway:*"]}}
      """;

  @Test
  void theExampleNeedsTheAssetBucketAndParametersBesides() throws Exception {
    Catalog catalog = Catalog.embedded();
    SstApp app =
        SstAppReader.read(ReadRequest.ofAssembly(Path.of("examples/crud-api/.sst/dist")), catalog);
    Deployment deployment =
        new Deployment(
            Command.DEPLOY,
            Stacks.ANY,
            SstVersion.of("2.49.8"),
            Optional.empty(),
            Optional.empty(),
            Roles.CALLER);
    PolicySet policies =
        PolicySet.ofIdentity(
            List.of(
                CompiledPolicy.of("page", PolicyReader.read(PAGE, "page", PolicyKind.IDENTITY))));

    Verification verification =
        Verifier.verify(
            new RequirementResolver(catalog).resolve(app, deployment),
            new BuiltInSimulator("page", Optional.empty(), policies, catalog));

    assertThat(verification.missing(Necessity.REQUIRED))
        .extracting(permission -> permission.requirement().action().service())
        .containsOnly("s3", "ssm");
  }
}
