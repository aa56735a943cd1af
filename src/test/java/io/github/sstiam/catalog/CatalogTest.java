package io.github.sstiam.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.catalog.HandlerAction.Status;
import io.github.sstiam.catalog.ResourceTypeEntry.Source;
import io.github.sstiam.policy.Action;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CatalogTest {
  private final Catalog catalog = Catalog.embedded();

  @Test
  void tellsWhatTheHandlersOfATypeNeed() {
    ResourceTypeEntry queue = catalog.resourceType("AWS::SQS::Queue").orElseThrow();

    assertThat(queue.source()).isEqualTo(Source.SCHEMA);
    assertThat(queue.updatable()).isTrue();
    assertThat(queue.taggable()).isTrue();
    assertThat(queue.ref()).contains("QueueUrl");
    assertThat(queue.actions())
        .contains(
            new HandlerAction("sqs:CreateQueue", Set.of(Operation.CREATE), Status.LISTED),
            new HandlerAction(
                "sqs:UntagQueue", Set.of(Operation.UPDATE, Operation.TAG), Status.LISTED));
    assertThat(queue.arn().orElseThrow().iamResource()).contains("sqs:queue");
  }

  @Test
  void knowsNothingOfATypeThatDoesNotExist() {
    assertThat(catalog.resourceType("AWS::SQS::Nothing")).isEmpty();
    assertThat(catalog.resourceType("AWS::Nothing::Queue")).isEmpty();
    assertThat(catalog.resourceType("Queue")).isEmpty();
  }

  @Test
  void answersEveryCustomTypeWithTheCustomResource() {
    assertThat(catalog.resourceType("Custom::Anything"))
        .isPresent()
        .isEqualTo(catalog.resourceType("AWS::CloudFormation::CustomResource"));
  }

  @Test
  void findsAnActionInAnyCase() {
    ActionEntry action = catalog.action(Action.of("LAMBDA:createfunction")).orElseThrow();

    assertThat(action.action()).hasToString("lambda:CreateFunction");
    assertThat(action.accessLevel()).isEqualTo(AccessLevel.WRITE);
    assertThat(action.conditionKeys()).contains("lambda:VpcIds");
    assertThat(action.dependentActions()).contains(Action.of("iam:PassRole"));
    assertThat(catalog.action(Action.of("lambda:NoSuch"))).isEmpty();
    assertThat(catalog.action(Action.of("nosuch:Thing"))).isEmpty();
  }

  @Test
  void findsTheActionsThatAPatternMatches() {
    assertThat(catalog.matching("sqs:*que?etags"))
        .isEqualTo(List.of(Action.of("sqs:ListQueueTags")));
    assertThat(catalog.matching("s?s:publish")).containsExactly(Action.of("sns:Publish"));
    assertThat(catalog.matching("*")).hasSizeGreaterThan(22_000);
    assertThat(catalog.matching("nosuch:*")).isEmpty();
  }

  @Test
  void tellsTheFormOfAResource() {
    assertThat(catalog.iamResource("s3", "object").orElseThrow().arn())
        .isEqualTo("arn:${Partition}:s3:::${BucketName}/${ObjectName}");
    assertThat(catalog.iamResource("s3", "nosuch")).isEmpty();
  }

  @Test
  void listsItsTypesAndServices() {
    assertThat(catalog.resourceTypes()).hasSizeGreaterThanOrEqualTo(1665).isSorted();
    assertThat(catalog.services()).hasSizeGreaterThanOrEqualTo(456).isSorted().contains("lambda");
  }
}
