package io.github.sstiam.aws;

import static io.github.sstiam.aws.SimulationFixture.ALL;
import static io.github.sstiam.aws.SimulationFixture.connect;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.aws.account.DescribedType;
import io.github.sstiam.aws.account.StackTemplate;
import io.github.sstiam.aws.loopback.Fault;
import io.github.sstiam.aws.loopback.LoopbackAccount;
import io.github.sstiam.aws.loopback.LoopbackAws;
import io.github.sstiam.simulation.SimulationUnavailableException;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What CloudFormation is asked for beside IAM. */
class CloudFormationQuestionsTest {
  private static final Optional<String> REGION = Optional.of("eu-west-1");
  private static final String TYPE = "Acme::Data::Store";
  private static final String SCHEMA =
      """
      {"typeName": "Acme::Data::Store", "handlers": {"create": {"permissions": ["s3:CreateBucket"]}}}
      """;

  private final LoopbackAccount account =
      LoopbackAccount.ofUser(ALL)
          .deployed("prod-shop", "Resources: {Queue: {Type: AWS::SQS::Queue}}")
          .registering(TYPE, SCHEMA);

  @Test
  void aDeployedStackHasItsTemplate() throws Exception {
    try (LoopbackAws aws = LoopbackAws.start(account);
        AwsConnection connection = connect(aws)) {
      assertThat(StackTemplate.of(connection, REGION, "prod-shop"))
          .contains("Resources: {Queue: {Type: AWS::SQS::Queue}}");
      assertThat(aws.requests()).containsExactly("GetTemplate");
    }
  }

  @Test
  void aStackThatIsNotDeployedHasNone() throws Exception {
    try (LoopbackAws aws = LoopbackAws.start(account);
        AwsConnection connection = connect(aws)) {
      assertThat(StackTemplate.of(connection, REGION, "prod-other")).isEmpty();
    }
  }

  @Test
  void aRefusalNamesTheActionAndTheWayWithoutIt() {
    try (LoopbackAws aws = LoopbackAws.start(account.refusing("GetTemplate", "DescribeType"));
        AwsConnection connection = connect(aws)) {
      assertThatThrownBy(() -> StackTemplate.of(connection, REGION, "prod-shop"))
          .isInstanceOf(SimulationUnavailableException.class)
          .hasMessage(
              "AWS refused cloudformation:GetTemplate (AccessDenied): the caller may not call it."
                  + " Grant it cloudformation:GetTemplate or give the deployed templates as files"
                  + " with -Dsst-iam.deployedTemplates=DIR.");
      assertThatThrownBy(() -> DescribedType.of(connection, REGION, TYPE))
          .isInstanceOf(SimulationUnavailableException.class)
          .hasMessageContaining("-Dsst-iam.unknownTypes=warn");
    }
  }

  @Test
  void aPrivateTypeIsDescribedWithItsRole() throws Exception {
    try (LoopbackAws aws = LoopbackAws.start(account);
        AwsConnection connection = connect(aws)) {
      Optional<DescribedType> described = DescribedType.of(connection, REGION, TYPE);

      assertThat(described).isPresent();
      assertThat(described.get().type().schema().permissions()).containsKey("s3:CreateBucket");
      assertThat(described.get().type().handlerRole())
          .contains("arn:aws:iam::123456789012:role/AcmeTypes");
      assertThat(described.get().schema()).isEqualTo(SCHEMA);
    }
  }

  @Test
  void aTypeThatTheRegistryDoesNotHaveIsNotDescribed() throws Exception {
    try (LoopbackAws aws = LoopbackAws.start(account);
        AwsConnection connection = connect(aws)) {
      assertThat(DescribedType.of(connection, REGION, "Acme::No::Such")).isEmpty();
    }
  }

  @Test
  void anInvalidSchemaIsAnErrorThatNamesTheType() {
    try (LoopbackAws aws = LoopbackAws.start(account.registering(TYPE, "{}"));
        AwsConnection connection = connect(aws)) {
      assertThatThrownBy(() -> DescribedType.of(connection, REGION, TYPE))
          .isInstanceOf(SimulationUnavailableException.class)
          .hasMessageContaining(TYPE)
          .hasMessageContaining("typeName");
    }
  }

  @Test
  void aServerErrorIsRetried() throws Exception {
    try (LoopbackAws aws = LoopbackAws.start(account);
        AwsConnection connection = connect(aws)) {
      aws.failNext(Fault.throttled());
      assertThat(StackTemplate.of(connection, REGION, "prod-shop")).isPresent();
      assertThat(aws.requests()).containsExactly("GetTemplate", "GetTemplate");
    }
  }
}
