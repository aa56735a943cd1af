package io.github.sstiam.requirement.need;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.Rule;
import io.github.sstiam.reader.TemplateApps;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import java.nio.file.Path;
import java.util.NavigableSet;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A write of another service is required if a declared property points to what it acts on: a
 * resource of that kind, and not of another one that the action also touches.
 */
class ReferencedKindTest {
  private static final String ACL = "arn:aws:wafv2:eu-west-1:123456789012:regional/webacl/a/1";

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "arn:aws:elasticloadbalancing:eu-west-1:123456789012:loadbalancer/app/a/1 | elasticloadbalancing:SetWebAcl",
        "arn:aws:apigateway:eu-west-1::/restapis/a/stages/s | apigateway:SetWebACL",
        "arn:aws:appsync:eu-west-1:123456789012:apis/a | appsync:SetWebACL",
        "arn:aws:cognito-idp:eu-west-1:123456789012:userpool/eu-west-1_a | cognito-idp:AssociateWebACL cognito-idp:DisassociateWebACL cognito-idp:GetWebACLForResource",
        "arn:aws:apprunner:eu-west-1:123456789012:service/s/1 | apprunner:AssociateWebAcl apprunner:DescribeWebAclForService apprunner:DisassociateWebAcl",
        "arn:aws:ec2:eu-west-1:123456789012:verified-access-instance/vai-1 | ec2:AssociateVerifiedAccessInstanceWebAcl ec2:DisassociateVerifiedAccessInstanceWebAcl ec2:GetVerifiedAccessInstanceWebAcl",
        "arn:aws:amplify:us-east-1:123456789012:apps/a | amplify:AssociateWebACL amplify:DisassociateWebACL amplify:GetWebACLForResource",
        "!Ref Open | ''",
        "!GetAtt Pool.Arn | cognito-idp:AssociateWebACL cognito-idp:DisassociateWebACL cognito-idp:GetWebACLForResource",
        "!Ref Balancer | elasticloadbalancing:SetWebAcl",
        "!Sub 'arn:aws:apigateway:${AWS::Region}::/restapis/${Api}/stages/prod' | apigateway:SetWebACL",
      })
  void aWebAclIsSetOnTheKindThatThePropertyNames(String arn, String actions) throws Exception {
    String template =
        """
        Parameters: {Open: {Type: String}}
        Resources:
          Pool: {Type: 'AWS::Cognito::UserPool'}
          Api: {Type: 'AWS::ApiGateway::RestApi'}
          Balancer: {Type: 'AWS::ElasticLoadBalancingV2::LoadBalancer'}
          It:
            Type: AWS::WAFv2::WebACLAssociation
            Properties: {ResourceArn: %s, WebACLArn: '%s'}
        """
            .formatted(arn, ACL);
    NavigableSet<String> required = new TreeSet<>();
    for (PermissionRequirement need :
        new RequirementResolver(Catalog.embedded())
            .resolve(TemplateApps.of(folder, template))
            .requirements()) {
      if (need.origins().stream().anyMatch(origin -> origin.label().equals("prod-shop/It"))
          && need.necessity() == Necessity.REQUIRED
          && !need.action().service().equals("wafv2")) {
        required.add(need.action().toString());
      }
    }
    assertThat(String.join(" ", required)).isEqualTo(actions);
  }

  /** It is made once for an account, so that neither a role that is declared nor a type tells. */
  @Test
  void aServiceLinkedRoleIsRequiredOfItsOwnTypeAlone() {
    assertThat(Catalog.embedded().rules())
        .filteredOn(rule -> rule.subject().equals("iam:CreateServiceLinkedRole"))
        .filteredOn(rule -> rule.value().equals("required"))
        .extracting(Rule::type)
        .containsExactly("AWS::IAM::ServiceLinkedRole");
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::ApiGateway::DomainName, ops.apigateway, APIGateway",
    "AWS::ApiGatewayV2::DomainName, ops.apigateway, APIGateway",
    "AWS::NetworkFirewall::Firewall, network-firewall, NetworkFirewall",
    "AWS::MemoryDB::Cluster, memorydb, MemoryDB",
  })
  void aServiceLinkedRoleIsConditionalWithItsArnAndTheServicesName(
      String type, String service, String role) throws Exception {
    String template =
        "Resources: {Role: {Type: 'AWS::IAM::Role'}, It: {Type: '%s', Properties: {R: !GetAtt Role.Arn}}}"
            .formatted(type);
    assertThat(
            new RequirementResolver(Catalog.embedded())
                .resolve(TemplateApps.of(folder, template))
                .requirements())
        .filteredOn(need -> need.action().toString().equals("iam:CreateServiceLinkedRole"))
        .singleElement()
        .satisfies(
            need -> {
              assertThat(need.necessity()).isEqualTo(Necessity.CONDITIONAL);
              assertThat(need.resource().text())
                  .isEqualTo(
                      "arn:aws:iam::123456789012:role/aws-service-role/%s.amazonaws.com/AWSServiceRoleFor%s"
                          .formatted(service, role));
              assertThat(need.context())
                  .anyMatch(
                      entry ->
                          entry.toString().contains("iam:AWSServiceName")
                              && entry.toString().contains(service + ".amazonaws.com"));
            });
  }
}
