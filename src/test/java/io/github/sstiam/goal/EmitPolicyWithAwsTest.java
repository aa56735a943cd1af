package io.github.sstiam.goal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.aws.loopback.LoopbackAccount;
import io.github.sstiam.aws.loopback.LoopbackAws;
import io.github.sstiam.goal.EmitPolicyRequest.ExcessResponse;
import io.github.sstiam.goal.port.GoalException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** {@code emit-policy} where it queries AWS; a loopback endpoint answers. */
class EmitPolicyWithAwsTest {
  private static final String ALL =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "*", "Resource": "*"}}
      """;
  private static final String QUEUE = "Resources: {Queue: {Type: AWS::SQS::Queue}}";

  @TempDir Path project;

  @RegisterExtension final LoopbackEndpoints endpoints = new LoopbackEndpoints();

  @Test
  void theAccessAnalyzerStrategyComparesAndAddsWhatTheCallerHasUsed() throws Exception {
    String used =
        """
        {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Resource": "*",
          "Action": ["sqs:CreateQueue", "s3:ListAllMyBuckets"]}}
        """;
    LoopbackAws aws = endpoints.start(LoopbackAccount.ofUser(ALL).active(used));
    EmitPolicyCase goal =
        emitting(QUEUE, aws)
            .strategy(PolicyStrategy.ACCESS_ANALYZER)
            .trail(
                "arn:aws:cloudtrail:eu-west-1:123456789012:trail/audit",
                "arn:aws:iam::123456789012:role/AccessAnalyzer")
            .validate();

    goal.run();

    assertThat(goal.log.text())
        .containsPattern("works on job \\S+\\. Its result can be read again with -Dsst-iam.jobId=")
        // The columns: used, granted, needed.
        .containsPattern("yes +yes +yes +sqs:CreateQueue")
        .containsPattern("yes +yes +- +s3:ListAllMyBuckets")
        .containsPattern("- +yes +yes +sqs:DeleteQueue");
    assertThat(goal.written("deploy-policy.json")).contains("\"Sid\": \"UsedBeyondTheApp\"");
    assertThat(aws.requests())
        .contains("StartPolicyGeneration", "GetGeneratedPolicy", "ValidatePolicy");
  }

  @Test
  void thePresentPoliciesOfTheCallerAreReadFromIam() throws Exception {
    EmitPolicyCase goal =
        emitting(QUEUE, endpoints.start(LoopbackAccount.ofUser(ALL))).excess(ExcessResponse.REPORT);

    assertThat(goal.run().failure()).isEmpty();

    assertThat(goal.log.text())
        .containsPattern("The policies grant 2\\d,\\d{3} actions that the caller does not need");
  }

  @Test
  void theDeployedTemplatesAreReadFromCloudFormation() throws Exception {
    String template =
        """
        Resources:
          Queue: {Type: AWS::SQS::Queue}
          Table:
            Type: AWS::DynamoDB::Table
            Properties: {KeySchema: [], TimeToLiveSpecification: {Enabled: true}}
        """;
    String deployed = template.replace("Enabled: true", "Enabled: false");
    LoopbackAws aws = endpoints.start(LoopbackAccount.ofUser(ALL).deployed("shop", deployed));
    EmitPolicyCase goal = emitting(template, aws).changedFromDeployed();

    goal.run();

    // CloudFormation changes the time to live in place, so that it deletes no table.
    assertThat(goal.written("deploy-policy.json"))
        .contains("dynamodb:UpdateTimeToLive")
        .doesNotContain("dynamodb:DeleteTable", "sqs:");
    assertThat(aws.requests()).containsExactly("GetTemplate");
  }

  @Test
  void deployedTemplatesThatTheCallerMayNotReadAreAnErrorThatNamesTheAlternative()
      throws Exception {
    LoopbackAws aws = endpoints.start(LoopbackAccount.ofUser(ALL).refusing("GetTemplate"));
    EmitPolicyCase goal = emitting(QUEUE, aws).changedFromDeployed();

    assertThatThrownBy(goal::run)
        .isInstanceOf(GoalException.class)
        .hasMessageContaining("AWS refused cloudformation:GetTemplate (AccessDenied)")
        .hasMessageContaining("-Dsst-iam.deployedTemplates=DIR");
    assertThat(goal.output()).doesNotExist();
  }

  private EmitPolicyCase emitting(String template, LoopbackAws aws) throws Exception {
    return EmitPolicyCase.of(project, project)
        .template("shop.yaml", template)
        .endpoint(aws.address());
  }
}
