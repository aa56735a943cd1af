package io.github.sstiam.reader.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.SstVersion;
import io.github.sstiam.app.Stack;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.reader.TemplateApps;
import io.github.sstiam.reader.files.AppReadException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The stacks that SST's page on IAM credentials names beside the app's own. */
class SupportStacksTest {
  @TempDir private Path folder;

  private static List<Stack> bootstrap(String version) throws AppReadException {
    return SupportStacks.bootstrap(app(), SstVersion.of(version), Catalog.embedded());
  }

  private static SstApp app() throws AppReadException {
    return SstAppReader.read(
        ReadRequest.ofAssembly(Path.of("examples/crud-api/.sst/dist")), Catalog.embedded());
  }

  private static String types(Stack stack) {
    return stack.resources().stream()
        .map(DeclaredResource::type)
        .map(type -> type.replace("AWS::", ""))
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  @Test
  void cdkBootstrapsWithTheResourcesThatThePageNames() throws AppReadException {
    Stack toolkit = bootstrap("0.40.6").get(0);

    assertThat(toolkit.name()).hasToString("CDKToolkit");
    // A key and its alias are made only on request (cdk bootstrap --bootstrap-customer-key).
    assertThat(types(toolkit))
        .isEqualTo(
            "ECR::Repository IAM::Policy IAM::Role S3::Bucket S3::BucketPolicy SSM::Parameter");
    assertThat(toolkit.resources())
        .extracting(resource -> resource.identity().name().pattern())
        .contains("cdk-hnb659fds-cfn-exec-role-123456789012-us-east-1");
  }

  @Test
  void sstHasABootstrapStackOfItsOwnFromVersionOneOn() throws AppReadException {
    assertThat(bootstrap("0.69.7")).hasSize(1);
    assertThat(types(bootstrap("1.18.4").get(1)))
        .isEqualTo(
            "Custom::S3AutoDeleteObjects IAM::Role Lambda::Function S3::Bucket S3::BucketPolicy"
                + " SSM::Parameter");
    assertThat(types(bootstrap("2.49.8").get(1)))
        .isEqualTo(
            "Custom::S3AutoDeleteObjects Events::Rule IAM::Policy IAM::Role Lambda::Function"
                + " Lambda::Permission S3::Bucket S3::BucketPolicy");
  }

  @Test
  void plainTemplatesHaveNoBootstrapStack() throws Exception {
    SstApp plain = TemplateApps.of(folder, "Resources: {Queue: {Type: AWS::SQS::Queue}}");

    assertThat(SupportStacks.bootstrap(plain, Optional.empty(), Catalog.embedded())).isEmpty();
    assertThat(SupportStacks.bootstrap(app(), Optional.empty(), Catalog.embedded())).hasSize(1);
  }

  @Test
  void startingDeploysADebugStackBeforeVersionTwo() throws AppReadException {
    List<Stack> debug = SupportStacks.debug(app(), SstVersion.of("0.40.6"), Catalog.embedded());

    assertThat(debug)
        .singleElement()
        .extracting(Stack::name)
        .hasToString("prod-crud-api-debug-stack");
    assertThat(types(debug.get(0)))
        .isEqualTo(
            "ApiGatewayV2::Api ApiGatewayV2::Integration ApiGatewayV2::Route ApiGatewayV2::Stage"
                + " DynamoDB::Table IAM::Policy IAM::Role Lambda::Function Lambda::Permission"
                + " S3::Bucket S3::BucketPolicy");
    assertThat(SupportStacks.debug(app(), SstVersion.of("2.49.8"), Catalog.embedded())).isEmpty();
    assertThat(SupportStacks.debug(app(), Optional.empty(), Catalog.embedded())).isEmpty();
  }
}
