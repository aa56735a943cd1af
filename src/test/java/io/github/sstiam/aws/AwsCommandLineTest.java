package io.github.sstiam.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.sstiam.aws.loopback.LoopbackAccount;
import io.github.sstiam.aws.loopback.LoopbackAws;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A stranger tries the loopback endpoint, so that it is no mirror of our own mistakes: AWS's own
 * command line client, where it is installed.
 */
class AwsCommandLineTest {
  private static final String POLICY =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:*",
       "Resource": "*", "Condition": {"StringEquals": {"aws:RequestedRegion": "eu-west-1"}}}}
      """;

  @BeforeAll
  static void isInstalled() {
    boolean found =
        Arrays.stream(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .anyMatch(folder -> Files.isExecutable(Path.of(folder).resolve("aws")));
    assumeTrue(found, "the aws command line client is not installed");
  }

  @Test
  void itReadsTheCallersIdentity() throws Exception {
    try (LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(POLICY))) {
      assertThat(run(aws, "sts", "get-caller-identity"))
          .contains("\"Arn\": \"arn:aws:iam::123456789012:user/ci/deployer\"");
    }
  }

  @Test
  void itReadsARoleWithItsPath() throws Exception {
    LoopbackAccount account = LoopbackAccount.ofRoleSession(POLICY, Optional.empty());
    try (LoopbackAws aws = LoopbackAws.start(account)) {
      assertThat(
              run(aws, "iam", "get-role", "--role-name", "AWSReservedSSO_Deploy_0123456789abcdef"))
          .contains("\"Path\": \"/aws-reserved/sso.amazonaws.com/\"");
    }
  }

  @Test
  void itReadsTemplatesAndTypesOfCloudFormation() throws Exception {
    LoopbackAccount account =
        LoopbackAccount.ofUser(POLICY)
            .deployed("prod-shop", "{\"Resources\": {}}")
            .registering("Acme::Data::Store", "{\"typeName\": \"Acme::Data::Store\"}");
    try (LoopbackAws aws = LoopbackAws.start(account)) {
      assertThat(run(aws, "cloudformation", "get-template", "--stack-name", "prod-shop"))
          .contains("\"Resources\": {}");
      assertThat(
              run(
                  aws,
                  "cloudformation",
                  "describe-type",
                  "--type",
                  "RESOURCE",
                  "--type-name",
                  "Acme::Data::Store"))
          .contains("\"ExecutionRoleArn\": \"arn:aws:iam::123456789012:role/AcmeTypes\"");
    }
  }

  @Test
  void itReadsAndValidatesPoliciesOfAccessAnalyzer() throws Exception {
    try (LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(POLICY).active(POLICY))) {
      String job = "b5e0d8a1-0000-4000-8000-123456789012";
      assertThat(run(aws, "accessanalyzer", "get-generated-policy", "--job-id", job))
          .contains("\"status\": \"IN_PROGRESS\"");
      assertThat(run(aws, "accessanalyzer", "get-generated-policy", "--job-id", job))
          .contains("\"status\": \"SUCCEEDED\"");
      assertThat(
              run(
                  aws,
                  "accessanalyzer",
                  "validate-policy",
                  "--policy-type",
                  "IDENTITY_POLICY",
                  "--policy-document",
                  "{\"Version\": \"2012-10-17\", \"Statement\": {\"Effect\": \"Allow\","
                      + " \"Action\": \"iam:PassRole\", \"Resource\": \"*\"}}"))
          .contains("PASS_ROLE_WITH_STAR_IN_RESOURCE");
    }
  }

  @Test
  void itSimulatesPageByPage() throws Exception {
    try (LoopbackAws aws = LoopbackAws.start(LoopbackAccount.ofUser(POLICY))) {
      String output =
          run(
              aws,
              "iam",
              "simulate-principal-policy",
              "--policy-source-arn",
              "arn:aws:iam::123456789012:user/ci/deployer",
              "--action-names",
              "s3:GetObject",
              "sqs:CreateQueue",
              "--resource-arns",
              "arn:aws:s3:::a/b",
              "arn:aws:sqs:eu-west-1:123456789012:c",
              "--context-entries",
              "ContextKeyName=aws:RequestedRegion,ContextKeyType=string,ContextKeyValues=eu-west-1",
              "--page-size",
              "1");

      assertThat(output.split("\"EvalDecision\": \"allowed\"", -1)).hasSize(3);
      assertThat(output.split("\"EvalDecision\": \"implicitDeny\"", -1)).hasSize(3);
      assertThat(aws.requests()).hasSize(4);
    }
  }

  private static String run(LoopbackAws aws, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(List.of("aws", "--endpoint-url", aws.address().toString()));
    command.addAll(List.of(arguments));
    command.addAll(List.of("--output", "json"));
    ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
    builder
        .environment()
        .putAll(
            Map.of(
                "AWS_ACCESS_KEY_ID", "AKIAIOSFODNN7EXAMPLE",
                "AWS_SECRET_ACCESS_KEY", "wJalrXUtnFEMI-K7MDENG-bPxRfiCYEXAMPLEKEY",
                "AWS_DEFAULT_REGION", "us-east-1",
                "AWS_CONFIG_FILE", "none",
                "AWS_SHARED_CREDENTIALS_FILE", "none"));
    Process process = builder.start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
