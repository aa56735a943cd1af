package io.github.sstiam.aws;

import static io.github.sstiam.aws.SimulationFixture.ALL;
import static io.github.sstiam.aws.SimulationFixture.caller;
import static io.github.sstiam.aws.SimulationFixture.connect;
import static io.github.sstiam.aws.SimulationFixture.need;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.aws.account.AccessAnalyzer;
import io.github.sstiam.aws.account.AccessAnalyzerTest;
import io.github.sstiam.aws.account.DescribedType;
import io.github.sstiam.aws.account.PrincipalPolicies;
import io.github.sstiam.aws.account.StackTemplate;
import io.github.sstiam.aws.loopback.LoopbackAccount;
import io.github.sstiam.aws.loopback.LoopbackAws;
import io.github.sstiam.aws.loopback.LoopbackPrincipal;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** docs/plugin-permissions.json holds the permissions that the plugin's calls take, no others. */
class PluginPermissionsTest {
  private static final String TAGGED =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*",
       "Condition": {"StringEquals": {"aws:PrincipalTag/team": "shop"}}}}
      """;
  private static final String ROLE = "arn:aws:iam::123456789012:role/ci/Deploy";
  private static final String MANAGED = "arn:aws:iam::123456789012:policy/Managed";

  @Test
  void theDocumentedPolicyAllowsExactlyTheCallsMade() throws Exception {
    Path file = Path.of("docs/plugin-permissions.json");
    PolicyDocument policy =
        PolicyReader.read(Files.readString(file), file.toString(), PolicyKind.IDENTITY);
    LoopbackPrincipal user =
        LoopbackPrincipal.of(LoopbackAccount.USER, TAGGED)
            .with(Map.of(MANAGED, ALL), Map.of("Developers", ALL))
            .withTags(Map.of("team", "shop"));
    LoopbackAccount account =
        LoopbackAccount.ofUser(user).with(LoopbackPrincipal.of(ROLE, ALL).withTrust(ALL));

    Map<String, String> services =
        Map.of(
            "DescribeType", "cloudformation",
            "GetTemplate", "cloudformation",
            "GetGeneratedPolicy", "access-analyzer",
            "StartPolicyGeneration", "access-analyzer",
            "ValidatePolicy", "access-analyzer");
    try (LoopbackAws aws = LoopbackAws.start(account);
        AwsConnection connection = connect(aws)) {
      CallerQueries.of(connection);
      SimulationFixture.simulate(aws, LoopbackAccount.USER, List.of(need("sts:AssumeRole", ROLE)));
      PrincipalPolicies.read(connection, caller(), LoopbackAccount.USER);
      PrincipalPolicies.read(connection, caller(), ROLE);
      StackTemplate.of(connection, Optional.empty(), "prod-shop");
      DescribedType.of(connection, Optional.empty(), "Acme::Data::Store");
      AccessAnalyzer analyzer = new AccessAnalyzer(connection, Optional.empty());
      analyzer.job(analyzer.start(AccessAnalyzerTest.ACTIVITY));
      analyzer.findings(policy);

      assertThat(
              aws.requests().stream()
                  // It needs no permission (API_GetCallerIdentity of the STS API reference).
                  .filter(action -> !action.equals("GetCallerIdentity"))
                  .map(action -> services.getOrDefault(action, "iam") + ":" + action)
                  .distinct())
          .containsExactlyInAnyOrderElementsOf(
              policy.statements().stream()
                  .flatMap(statement -> statement.actions().patterns().stream())
                  // Who starts a job hands over the role that reads the trail
                  // (API_StartPolicyGeneration of the Access Analyzer API reference).
                  .filter(action -> !action.equals("iam:PassRole"))
                  .toList());
    }
  }
}
