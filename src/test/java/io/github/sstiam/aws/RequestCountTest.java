package io.github.sstiam.aws;

import static io.github.sstiam.aws.SimulationFixture.ALL;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.aws.loopback.LoopbackAccount;
import io.github.sstiam.aws.loopback.LoopbackAws;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.TemplateApps;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import io.github.sstiam.simulation.Verdict.Outcome;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many requests an app takes; docs/performance.md gives the figures. */
class RequestCountTest {
  /** What one function behind an API is made of: ten resources. */
  private static final String SLICE =
      """
        Role%1$d: {Type: AWS::IAM::Role, Properties: {AssumeRolePolicyDocument: {}}}
        Policy%1$d: {Type: AWS::IAM::Policy, Properties: {PolicyName: p, PolicyDocument: {}, Roles: [!Ref Role%1$d]}}
        Function%1$d: {Type: AWS::Lambda::Function, Properties: {Role: !GetAtt Role%1$d.Arn, Code: {ZipFile: x}}}
        Permission%1$d: {Type: AWS::Lambda::Permission, Properties: {FunctionName: !Ref Function%1$d, Principal: apigateway.amazonaws.com, Action: lambda:InvokeFunction}}
        Logs%1$d: {Type: AWS::Logs::LogGroup, Properties: {RetentionInDays: 7}}
        Table%1$d: {Type: AWS::DynamoDB::Table, Properties: {KeySchema: []}}
        Queue%1$d: {Type: AWS::SQS::Queue}
        Source%1$d: {Type: AWS::Lambda::EventSourceMapping, Properties: {FunctionName: !Ref Function%1$d, EventSourceArn: !GetAtt Queue%1$d.Arn}}
        Parameter%1$d: {Type: AWS::SSM::Parameter, Properties: {Type: String, Value: x}}
        Bucket%1$d: {Type: AWS::S3::Bucket}
      """;

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"50, 4", "500, 20"})
  void requestsGrowFarSlowerThanPermissions(int resources, int most) throws Exception {
    StringBuilder template = new StringBuilder("Resources:\n");
    for (int slice = 0; slice < resources / 10; slice++) {
      template.append(SLICE.formatted(slice));
    }
    SstApp app = TemplateApps.of(folder, template.toString());
    List<PermissionRequirement> needs =
        new RequirementResolver(Catalog.embedded()).resolve(app).requirements();
    List<String> services = needs.stream().map(need -> need.action().service()).distinct().toList();

    try (LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(ALL).knowing(services))) {
      assertThat(SimulationFixture.simulate(aws, LoopbackAccount.USER, needs))
          .allMatch(verdict -> verdict.outcome() == Outcome.ALLOWED);
      assertThat(aws.requests()).hasSizeLessThanOrEqualTo(most);
    }
  }
}
