package io.github.sstiam.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.catalog.ResourceTypeEntry.ArnRule;
import io.github.sstiam.catalog.ResourceTypeEntry.OwnArn;
import io.github.sstiam.catalog.ResourceTypeEntry.Source;
import io.github.sstiam.json.JsonReader;
import io.github.sstiam.json.JsonValue.JsonObject;
import io.github.sstiam.policy.Action;
import io.github.sstiam.table.Table;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must hold of the catalogue's rows for resource types of Pulumi. */
class PulumiTypesTest {
  private final Catalog catalog = Catalog.embedded();
  private final List<ResourceTypeEntry> types =
      catalog.pulumiTypes().stream().map(catalog::resourceType).map(Optional::orElseThrow).toList();

  @Test
  void everyActionIsInTheReferenceInThisSpelling() {
    List<String> strangers = new ArrayList<>();
    for (ResourceTypeEntry type : types) {
      type.actions().stream().map(HandlerAction::pattern).forEach(a -> check(type, a, strangers));
      type.needs().stream().map(NeedRule::action).forEach(a -> check(type, a, strangers));
    }
    assertThat(strangers).isEmpty();
  }

  private void check(ResourceTypeEntry type, String action, List<String> strangers) {
    boolean spelled =
        catalog
            .action(Action.of(action))
            .filter(entry -> entry.action().toString().equals(action))
            .isPresent();
    if (!spelled) {
      strangers.add(type.type() + " " + action);
    }
  }

  @Test
  void everyActionOfATypeHasAReviewedNeed() {
    assertThat(types)
        .allSatisfy(
            type ->
                assertThat(type.actions())
                    .allSatisfy(
                        action ->
                            assertThat(type.needs())
                                .as(type.type() + " " + action.pattern())
                                .anyMatch(need -> need.covers(action.pattern()))));
  }

  @Test
  void everyRuleAndOwnArnIsOfWhatThereIs() {
    List<String> strangers = new ArrayList<>();
    for (ResourceTypeEntry type : types) {
      for (ArnRule rule : type.arnRules()) {
        boolean known =
            isResource(rule.scope())
                || type.needs().stream().anyMatch(need -> need.action().equals(rule.scope()));
        if (!known) {
          strangers.add(type.type() + " " + rule.scope());
        }
        rule.template().variables();
      }
      type.arn()
          .flatMap(OwnArn::iamResource)
          .filter(resource -> !isResource(resource))
          .ifPresent(strangers::add);
    }
    assertThat(strangers).isEmpty();
  }

  private boolean isResource(String scope) {
    int colon = scope.indexOf(':');
    return catalog.iamResource(scope.substring(0, colon), scope.substring(colon + 1)).isPresent();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.5.15", "3.19.3", "4.17.1"})
  void everyTypeOfTheComponentTablesIsKnown(String version) throws Exception {
    TreeSet<String> unknown = new TreeSet<>();
    TreeSet<String> components = new TreeSet<>();
    for (String line : Files.readAllLines(table(version))) {
      JsonObject row = (JsonObject) JsonReader.read(line);
      row.string("construct").ifPresent(components::add);
      row.string("type")
          .filter(type -> catalog.resourceType(type).isEmpty())
          .ifPresent(unknown::add);
    }
    assertThat(unknown).isEmpty();
    assertThat(components)
        .hasSizeGreaterThan(45)
        .contains("sst.aws.Function", "sst.aws.Bucket", "sst.aws.Nextjs", "sst.aws.Service");
  }

  @ParameterizedTest
  @ValueSource(strings = {"3.5.15", "3.19.3", "4.17.1"})
  void noValueOfTheRecordingIsLeftInAComponentTable(String version) throws Exception {
    assertThat(Files.readString(table(version)))
        .doesNotContainIgnoringCase("smpl", "eucentral1", "eu-central-1", "useast1", "us-east-1")
        .doesNotContain("123456789012", "undefined", "Given", "unverified", "/tmp/");
  }

  /** The complete table; {@code ConstructTablesTest} compares the plugin's with it. */
  private static Path table(String version) {
    return Path.of("src/constructs/tables/sst-" + version + ".jsonl");
  }

  @Test
  void theRowsAreSorted() throws Exception {
    for (String file : List.of("aws-s3.tsv", "aws-lambda.tsv", "sst-aws.tsv")) {
      assertThat(Table.read(Catalog.class, "/io/github/sstiam/pulumi/" + file).orElseThrow().rows())
          .extracting(Table.Row::text)
          .isSorted()
          .doesNotHaveDuplicates();
    }
  }

  @Test
  void aBucketIsReadInFull() {
    ResourceTypeEntry bucket = catalog.resourceType("aws.s3.BucketV2").orElseThrow();

    assertThat(bucket.source()).isEqualTo(Source.MANUAL);
    assertThat(bucket.actions())
        .extracting(HandlerAction::pattern)
        .contains("s3:CreateBucket", "s3:DeleteBucket", "s3:GetBucketCORS", "s3:GetBucketAcl");
    assertThat(bucket.arn().orElseThrow().template())
        .hasToString("arn:${Partition}:s3:::${bucket}");
  }

  @Test
  void whatIsNoTypeIsUnknown() {
    assertThat(catalog.resourceType("aws.s3.Nothing")).isEmpty();
    assertThat(catalog.resourceType("aws.nothing.Bucket")).isEmpty();
    assertThat(catalog.resourceType("Bucket")).isEmpty();
  }
}
