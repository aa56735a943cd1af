package io.github.sstiam.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.catalog.HandlerAction.Status;
import io.github.sstiam.table.Table;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One example of each kind of defect that AWS's own schemas have. */
class CatalogDefectsTest {
  private final Catalog catalog = Catalog.embedded();

  @ParameterizedTest
  @CsvSource({
    "AWS::S3::Bucket, s3:DeleteBucketCors, s3:PutBucketCORS",
    "AWS::S3::Bucket, s3:PutObjectLockConfiguration, s3:PutBucketObjectLockConfiguration",
    "AWS::CloudFront::Distribution, cloudfront:CreateDistributionWithTags, cloudfront:TagResource",
    "AWS::DynamoDB::Table, s3:GetObjectMetadata, s3:GetObject",
    "AWS::Logs::LogGroup, s3:REST.PUT.OBJECT, s3:PutObject",
    "AWS::Events::EventBus, kms:ReEncrypt, kms:ReEncryptTo",
    "AWS::OpenSearchService::Domain, es:UpdateDomain, es:UpdateDomainConfig",
    "AWS::Synthetics::Canary, lambda:GetLayerVersionByArn, lambda:GetLayerVersion",
    "AWS::VpcLattice::TargetGroup, lambda:Invoke, lambda:InvokeFunction",
    "AWS::SageMaker::Domain, efs:CreateFileSystem, elasticfilesystem:CreateFileSystem",
    "AWS::MSK::Channel, stepfunctions:StartExecution, states:StartExecution",
    "AWS::EMR::Step, emr:AddJobFlowSteps, elasticmapreduce:AddJobFlowSteps",
    "AWS::Route53Resolver::ResolverDNSSECConfig, resolverdnssec:GetConfig,"
        + " route53resolver:GetResolverDnssecConfig",
    "AWS::WAFv2::LoggingConfiguration, iam:DescribeOrganization,"
        + " organizations:DescribeOrganization",
    "AWS::GameLift::GameServerGroup, iam:assumeRole, sts:AssumeRole",
    "AWS::EC2::VPCEndpointServicePermissions, ec2:CreateVpcEndpointServicePermissions,"
        + " ec2:ModifyVpcEndpointServicePermissions",
    "AWS::Redshift::EndpointAccess, ec2:DescribeVpcEndpoint, ec2:DescribeVpcEndpoints",
    "AWS::Batch::JobQueue, Batch:CreateJobQueue, batch:CreateJobQueue",
    "AWS::ApiGatewayV2::Api, s3:getObject, s3:GetObject"
  })
  void whatHasAnotherNameIsCorrected(String type, String wrong, String right) {
    assertThat(statuses(type)).doesNotContainKey(wrong).containsEntry(right, Status.LISTED);
    assertThat(fate(type, wrong)).isIn("FIXED", "RESPELLED");
  }

  @Test
  void whatIsEnforcedThoughUnlistedIsKept() {
    assertThat(statuses("AWS::ApiGatewayV2::Stage"))
        .containsEntry("apigateway:TagResource", Status.UNLISTED);
    assertThat(statuses("AWS::ApiGatewayV2::VpcLink"))
        .containsEntry("apigateway:UntagResource", Status.UNLISTED);
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::Redshift::ClusterParameterGroup, initech:ListReports",
    "AWS::Bedrock::FlowVersion, noservice:NoAction",
    "AWS::CloudFormation::ResourceDefaultVersion, ''",
    "AWS::AutoScaling::AutoScalingGroup, managed-fleets:Get*",
    "AWS::RTBFabric::ResponderGateway, quickbeam:CreateCertificateRelation"
  })
  void whatIsNoActionIsDroppedAndReported(String type, String placeholder) {
    assertThat(statuses(type)).doesNotContainKey(placeholder);
    assertThat(fate(type, placeholder)).isEqualTo("DROPPED");
  }

  @ParameterizedTest
  @CsvSource({
    "AWS::AutoScaling::AutoScalingGroup, ec2:Describe*",
    "AWS::SecurityLake::DataLake, s3:*"
  })
  void wildcardsAreShownAsSuch(String type, String pattern) {
    assertThat(statuses(type)).containsEntry(pattern, Status.WILDCARD);
  }

  @Test
  void whatNobodyKnowsIsUnverified() {
    assertThat(statuses("AWS::EC2::VPCEndpoint"))
        .containsEntry(
            "vpc-lattice:DescribeServiceNetworkVpcEndpointAssociation", Status.UNVERIFIED);
  }

  @Test
  void aMissingPassRoleIsAddedByHand() {
    assertThat(statuses("AWS::OpenSearchService::Domain"))
        .containsEntry("iam:PassRole", Status.LISTED);
  }

  @Test
  void taggingPermissionsThatNoHandlerNamesAreThere() {
    assertThat(operations("AWS::Lambda::Function", "lambda:ListTags"))
        .containsExactly(Operation.TAG);
    assertThat(operations("AWS::S3::Bucket", "s3:PutBucketTagging")).contains(Operation.TAG);
  }

  private Map<String, Status> statuses(String type) {
    Map<String, Status> statuses = new TreeMap<>();
    for (HandlerAction action : catalog.resourceType(type).orElseThrow().actions()) {
      statuses.put(action.pattern(), action.status());
    }
    return statuses;
  }

  private Iterable<Operation> operations(String type, String action) {
    return catalog.resourceType(type).orElseThrow().actions().stream()
        .filter(found -> found.pattern().equals(action))
        .findFirst()
        .orElseThrow()
        .operations();
  }

  private static String fate(String type, String action) {
    return Table.read(Catalog.class, "defects.tsv").orElseThrow().rows().stream()
        .map(row -> row.fields(4))
        .filter(fields -> fields.subList(0, 2).equals(List.of(type, action)))
        .map(fields -> fields.get(2))
        .findFirst()
        .orElse("not reported");
  }
}
