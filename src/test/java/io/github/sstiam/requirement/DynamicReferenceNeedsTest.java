package io.github.sstiam.requirement;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What CloudFormation fetches while it deploys needs reads
 * (https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html).
 */
class DynamicReferenceNeedsTest {
  private static final String TEMPLATE =
      """
      Parameters:
        Image: {Type: 'AWS::SSM::Parameter::Value<String>', Default: /images/latest}
      Resources:
        Secret: {Type: AWS::SecretsManager::Secret}
        Function:
          Type: AWS::Lambda::Function
          Properties:
            Role: arn:aws:iam::123456789012:role/r
            Code: {ZipFile: x}
            Environment:
              Variables:
                A: '{{resolve:ssm:/shop/key:1}}'
                B: '{{resolve:ssm-secure:plain}}'
                C: '{{resolve:secretsmanager:shop/db:SecretString:password}}'
                D: !Sub '{{resolve:secretsmanager:${Secret}:SecretString:password::}}'
                E: !Join ['', ['{{resolve:secretsmanager:', !Ref Secret, ':SecretString:user::}}']]
      """;

  @TempDir private Path folder;

  @Test
  void everyReferenceNeedsTheReadOfWhatItNames() throws Exception {
    Path file = Files.writeString(folder.resolve("prod-shop.yaml"), TEMPLATE);
    SstApp app = SstAppReader.read(ReadRequest.ofTemplates(List.of(file)), Catalog.embedded());

    List<String> fetched =
        new RequirementResolver(Catalog.embedded())
            .resolve(app).requirements().stream()
                .filter(
                    need ->
                        need.origins().stream()
                            .anyMatch(origin -> origin.label().contains(": fetch a ")))
                .map(need -> need.action() + " " + need.resource())
                .toList();

    assertThat(fetched)
        .containsExactly(
            "secretsmanager:GetSecretValue arn:aws:secretsmanager:*:*:secret:Secret*-*",
            "secretsmanager:GetSecretValue arn:aws:secretsmanager:*:*:secret:shop/db-*",
            "ssm:GetParameters arn:aws:ssm:*:*:parameter/images/latest",
            "ssm:GetParameters arn:aws:ssm:*:*:parameter/plain",
            "ssm:GetParameters arn:aws:ssm:*:*:parameter/shop/key");
  }
}
