package io.github.sstiam.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.github.sstiam.catalog.HandlerAction.Status;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What the registry says counts in place of the embedded catalogue. */
class RegisteredTypeTest {
  private static final String QUEUE =
      """
      {"typeName": "AWS::SQS::Queue", "handlers": {
        "create": {"permissions": ["sqs:createqueue", "sqs:MadeUp", "cloudfront:CreateDistributionWithTags"]},
        "update": {"permissions": ["sqs:Set*"]}},
       "createOnlyProperties": ["/properties/QueueName"], "readOnlyProperties": ["/properties/Arn"],
       "tagging": {"taggable": true}}
      """;

  private final Catalog embedded = Catalog.embedded();

  @Test
  void theRegistryTellsWhatHandlersCall() throws Exception {
    ResourceTypeEntry entry = with(QUEUE, Optional.empty()).resourceType("AWS::SQS::Queue").get();

    assertThat(entry.actions())
        .extracting(HandlerAction::pattern, HandlerAction::status)
        .contains(
            tuple("sqs:CreateQueue", Status.LISTED),
            tuple("sqs:MadeUp", Status.UNVERIFIED),
            tuple("sqs:Set*", Status.WILDCARD),
            tuple("cloudfront:CreateDistribution", Status.LISTED),
            tuple("cloudfront:TagResource", Status.LISTED));
    assertThat(entry.updatable()).isTrue();
    assertThat(entry.createOnly()).containsExactly("QueueName");
  }

  @Test
  void whatASchemaDoesNotTellStaysAsTheCatalogueHasIt() throws Exception {
    ResourceTypeEntry entry = with(QUEUE, Optional.empty()).resourceType("AWS::SQS::Queue").get();
    ResourceTypeEntry own = embedded.resourceType("AWS::SQS::Queue").get();

    assertThat(entry.arn()).isEqualTo(own.arn()).isPresent();
    assertThat(entry.naming()).isEqualTo(own.naming()).isPresent();
    assertThat(entry.ref()).isEqualTo(own.ref());
    assertThat(entry.needs()).isEqualTo(own.needs());
  }

  @Test
  void otherTypesAreAsTheyWere() throws Exception {
    assertThat(with(QUEUE, Optional.empty()).resourceType("AWS::SNS::Topic"))
        .isEqualTo(embedded.resourceType("AWS::SNS::Topic"));
  }

  @Test
  void aSchemaWithoutHandlersChangesNothing() throws Exception {
    assertThat(
            with("{\"typeName\": \"AWS::SQS::Queue\"}", Optional.empty())
                .resourceType("AWS::SQS::Queue"))
        .isEqualTo(embedded.resourceType("AWS::SQS::Queue"));
  }

  @Test
  void aNewTypeRefersByItsIdentifier() throws Exception {
    String schema =
        """
        {"typeName": "AWS::New::Thing", "primaryIdentifier": ["/properties/Name"], "handlers": {
          "create": {"permissions": ["s3:CreateBucket"]}}}
        """;
    ResourceTypeEntry entry = with(schema, Optional.empty()).resourceType("AWS::New::Thing").get();

    assertThat(entry.ref()).contains("Name");
    assertThat(entry.source()).isEqualTo(ResourceTypeEntry.Source.SCHEMA);
  }

  @Test
  void handlersOfOthersRunWithTheirRoleOrWithNothing() throws Exception {
    String schema = QUEUE.replace("AWS::SQS::Queue", "Acme::Data::Queue");
    String role = "arn:aws:iam::123456789012:role/Acme";

    assertThat(with(schema, Optional.empty()).resourceType("Acme::Data::Queue").get().actions())
        .isEmpty();
    ResourceTypeEntry entry =
        with(schema, Optional.of(role)).resourceType("Acme::Data::Queue").get();
    assertThat(entry.actions()).isNotEmpty();
    assertThat(entry.handlerRole()).contains(role);
  }

  @Test
  void sourcesAreNamed() throws Exception {
    assertThat(with(QUEUE, Optional.empty()).sources())
        .hasSize(2)
        .first()
        .asString()
        .startsWith("embedded catalogue: resource types of 20");
    assertThat(with(QUEUE, Optional.empty()).sources().get(1)).isEqualTo("a test");
  }

  @Test
  void aTextThatIsNoSchemaIsRefused() {
    assertThatThrownBy(() -> RegistrySchema.read("[]"))
        .isInstanceOf(RegistrySchemaException.class)
        .hasMessageContaining("typeName");
    assertThatThrownBy(() -> RegistrySchema.read("{\"typeName\":"))
        .isInstanceOf(RegistrySchemaException.class)
        .hasMessageContaining("line 1");
  }

  private Catalog with(String schema, Optional<String> role) throws Exception {
    return embedded.with(List.of(new RegisteredType(RegistrySchema.read(schema), role)), "a test");
  }
}
