package io.github.sstiam.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.sstiam.catalog.AddedAction;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.NeedRule;
import io.github.sstiam.catalog.ResourceTypeEntry;
import io.github.sstiam.catalog.ResourceTypeEntry.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleFilesTest {
  private static final String HEADER =
      "kind\ttype\tsubject\toperations\twhen\tvalue\treason\tevidence\tsource\n";

  private static final String PRIVATE =
      """
      type|My::Org::Site|-|-|-|tags|our own type|inferred|wiki
      arn|My::Org::Site|s3:bucket|-|-|arn:${Partition}:s3:::${Name}|it is a bucket|inferred|wiki
      name|My::Org::Site|Name|-|-|stack 63 lower|the longest name of a bucket|inferred|wiki
      ref|My::Org::Site|-|-|-|Name|by our schema|inferred|wiki
      add|My::Org::Site|s3:CreateBucket|C|always|required|it makes a bucket|inferred|wiki
      add|My::Org::Site|s3:PutBucketWebsite|CU|Index|required|it sets the page|inferred|wiki
      """;

  @TempDir private Path folder;

  @Test
  void aTypeThatTheCatalogueDoesNotKnowIsDescribedCompletely() throws Exception {
    ResourceTypeEntry site = read(PRIVATE).resourceType("My::Org::Site").orElseThrow();

    assertThat(site.source()).isEqualTo(Source.MANUAL);
    assertThat(site.taggable()).isTrue();
    assertThat(site.updatable()).isTrue();
    assertThat(site.ref()).contains("Name");
    assertThat(site.naming().orElseThrow().lowerCase()).isTrue();
    assertThat(site.arn().orElseThrow().iamResource()).contains("s3:bucket");
    assertThat(site.added())
        .extracting(AddedAction::action)
        .containsExactly("s3:CreateBucket", "s3:PutBucketWebsite");
    assertThat(read(PRIVATE).resourceTypes()).contains("My::Org::Site");
  }

  @Test
  void aRuleOfTheProjectIsTriedBeforeTheReviewedOnesAndNamesItsLine() throws Exception {
    String rule =
        "need|AWS::SQS::Queue|sqs:SetQueueAttributes|-|always|excluded|never seen|observed|our CI\n";
    Catalog catalog = read(rule);

    NeedRule first = catalog.resourceType("AWS::SQS::Queue").orElseThrow().needs().get(0);
    assertThat(first.action()).isEqualTo("sqs:SetQueueAttributes");
    assertThat(first.source()).isEqualTo("our CI (rule of this project: rules.tsv, line 2)");
    assertThat(catalog.sources()).contains("rules of this project: rules.tsv");
    assertThat(catalog.projectRules().get(0).summary(Set.of(first.source(), "another")))
        .isEqualTo("1 rule of rules.tsv; 1 decided when a permission is needed");
  }

  @Test
  void aRuleAboutWhereAnActionActsReplacesTheReviewedOnes() throws Exception {
    String rule =
        "where|AWS::SQS::QueuePolicy|sqs:queue|-|-|arn:aws:sqs:*:*:mine|ours|inferred|wiki\n";

    assertThat(read(rule).resourceType("AWS::SQS::QueuePolicy").orElseThrow().arnRules())
        .singleElement()
        .returns("arn:aws:sqs:*:*:mine", where -> where.template().text());
  }

  @Test
  void theFirstFileCountsFirst() throws Exception {
    String rule = "need|AWS::SQS::Queue|sqs:TagQueue|-|always|%s|r|inferred|s\n";
    Path one = file("one.tsv", rule.formatted("excluded"));
    Path two = file("two.tsv", rule.formatted("conditional"));

    Catalog catalog = new RuleFiles(folder, List.of(one, two)).over(Catalog.embedded());

    assertThat(catalog.resourceType("AWS::SQS::Queue").orElseThrow().needs())
        .extracting(NeedRule::source)
        .first()
        .asString()
        .contains("one.tsv");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "need|AWS::SQS::Queu|sqs:TagQueue|-|always|required|r|inferred|s; has no type AWS::SQS::Queu",
        "add|My::Org::X|sqs:TagQueue|C|always|required|r|inferred|s; begin its rules with a",
        "need|Custom::X|sqs:TagQueue|-|always|required|r|inferred|s; CustomResource",
        "need|nothing|sqs:TagQueue|-|always|required|r|inferred|s; no resource type such as",
        "need|AWS::SQS::Queue|sqs:NoSuch|-|always|required|r|inferred|s; no handler of",
        "need|AWS::SQS::Queue|sqs:CreateQueue|D|always|required|r|inferred|s; for one of these",
        "add|AWS::SQS::Queue|sqs:NoSuch|C|always|required|r|inferred|s; IAM has no action",
        "add|AWS::SQS::Queue|sqs:TagQueue|C|always|required|r|inferred|s; names sqs:TagQueue already",
        "need|AWS::SQS::Queue|sqs:TagQueue|-|NoSuch.A|required|r|inferred|s; no property NoSuch.A",
        "need|AWS::SQS::Queue|sqs:TagQueue|-|tags&|required|r|inferred|s; a blank part",
        "need|AWS::SQS::Queue|sqs:TagQueue|X|always|required|r|inferred|s; is no operation",
        "need|AWS::SQS::Queue|sqs:TagQueue|-|always|maybe|r|inferred|s; none of required",
        "need|AWS::SQS::Queue|sqs:TagQueue|-|always|-|r|inferred|s; a condition and a strength",
        "need|AWS::SQS::Queue|sqs:TagQueue|-|always|required|r|seen|s; none of observed",
        "need|AWS::SQS::Queue|sqs:TagQueue|-|always|required|r|inferred|-; a reason and a source",
        "need|AWS::SQS::Queue|sqs:TagQueue|-|always|required||inferred|s; the reason is blank",
        "nosuch|AWS::SQS::Queue|sqs:TagQueue|-|always|required|r|inferred|s; none of need",
        "where|AWS::SQS::Queue|sqs:nosuch|-|-|arn:aws:sqs:*:*:a|r|inferred|s; neither an action nor",
        "where|AWS::SQS::Queue|sqs:queue|-|-|arn:aws:sqs:*:*:${No}|r|inferred|s; no property No",
        "arn|AWS::SQS::Queue|sqs:nosuch|-|-|arn:aws:sqs:*:*:a|r|inferred|s; no IAM resource type",
        "name|AWS::SQS::Queue|QueueName|-|-|stack long|r|inferred|s; is not a length",
        "name|AWS::SQS::Queue|QueueName|-|-|80|r|inferred|s; a name is made like",
        "type|AWS::SQS::Queue|-|-|-|maybe|r|inferred|s; is \"tags\" or -",
        "need|AWS::SQS::Queue|sqs:TagQueue|-; expected 9 fields"
      })
  void aWrongRuleIsRefusedWithFileAndLineAndReason(String rule, String reason) {
    assertThatExceptionOfType(SchemaReadException.class)
        .isThrownBy(() -> read("# remark\n" + rule + "\n"))
        .withMessageStartingWith("rules.tsv, line 3: ")
        .withMessageContaining(reason)
        .withMessageContaining("-Dsst-iam.rules");
  }

  @Test
  void aRuleThatCanNeverDecideIsRefused() {
    String rule = "need|AWS::SQS::Queue|sqs:TagQueue|-|%s|required|r|inferred|s\n";

    assertThatExceptionOfType(SchemaReadException.class)
        .isThrownBy(() -> read(rule.formatted("always") + rule.formatted("tags")))
        .withMessageContaining("line 3: the rule can never decide: line 2 always does");
  }

  @Test
  void whatIsNoRuleFileIsRefused() throws Exception {
    assertThatExceptionOfType(SchemaReadException.class)
        .isThrownBy(() -> over(folder.resolve("nosuch.tsv")))
        .withMessage("The rule file nosuch.tsv does not exist. Correct <rules> (-Dsst-iam.rules).");
    Path headless = Files.writeString(folder.resolve("headless.tsv"), "type\tAWS::SQS::Queue\n");
    assertThatExceptionOfType(SchemaReadException.class)
        .isThrownBy(() -> over(headless))
        .withMessageContaining("names the columns")
        .withMessageContaining("kind type subject");
    Path binary = Files.write(folder.resolve("binary.tsv"), new byte[] {(byte) 0xff, 1});
    assertThatExceptionOfType(SchemaReadException.class)
        .isThrownBy(() -> over(binary))
        .withMessageContaining("not UTF-8");
  }

  private Catalog read(String rules) throws SchemaReadException, IOException {
    return over(file("rules.tsv", rules));
  }

  private Path file(String name, String rules) throws IOException {
    return Files.writeString(folder.resolve(name), HEADER + rules.replace('|', '\t'));
  }

  private Catalog over(Path file) throws SchemaReadException {
    return new RuleFiles(folder, List.of(file)).over(Catalog.embedded());
  }
}
