package io.github.sstiam.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.sstiam.app.Text;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ArnTemplateTest {
  private static final String QUEUE = "arn:aws:sqs:eu-west-1:111122223333:";

  @Test
  void fillsWhatIsKnownAndLeavesTheRestOpen() {
    assertThat(expand("arn:aws:s3:::${Bucket}/${Key}", Map.of("Bucket", List.of("b"))))
        .containsExactly("arn:aws:s3:::b/*");
  }

  @Test
  void makesAnArnOfEveryValue() {
    assertThat(expand(QUEUE + "${Name}", Map.of("Name", List.of("one", "two"))))
        .containsExactly(QUEUE + "one", QUEUE + "two");
  }

  @Test
  void takesAnArnOfTheSameServiceAsItIs() {
    String other = "arn:aws:sqs:us-east-1:444455556666:theirs";

    assertThat(expand(QUEUE + "${Name}", Map.of("Name", List.of(other)))).containsExactly(other);
    assertThat(expand("${Name}:*", Map.of("Name", List.of(other)))).containsExactly(other + ":*");
  }

  @Test
  void makesNothingOfAnArnOfAnotherService() {
    String topic = "arn:aws:sns:us-east-1:444455556666:theirs";

    assertThat(expand(QUEUE + "${Name}", Map.of("Name", List.of(topic)))).isEmpty();
  }

  @Test
  void leavesOpenWhatMayBeAnArnWithoutItsBeginning() {
    Text cut = Text.UNKNOWN.then(Text.of(":theirs"));

    assertThat(new ArnTemplate(QUEUE + "${Name}").expand(name -> List.of(cut)))
        .containsExactly(Text.of(QUEUE).then(Text.UNKNOWN));
  }

  @Test
  void readsAQueuesNameFromItsUrl() {
    String url = "https://sqs.eu-west-1.amazonaws.com/111122223333/jobs";

    assertThat(expand(QUEUE + "${Queues|basename}", Map.of("Queues", List.of(url))))
        .containsExactly(QUEUE + "jobs");
  }

  @Test
  void takesAParametersNameWithAndWithoutSlash() {
    String template = "arn:aws:ssm:eu-west-1:111122223333:parameter/${Name|bare}";

    assertThat(expand(template, Map.of("Name", List.of("/app/key", "key"))))
        .containsExactly(
            "arn:aws:ssm:eu-west-1:111122223333:parameter/app/key",
            "arn:aws:ssm:eu-west-1:111122223333:parameter/key");
  }

  @Test
  void fillsADefaultWhereThePropertyIsNotDeclared() {
    String template = "arn:aws:iam::111122223333:role/${Path|bare=}${RoleName}";

    assertThat(expand(template, Map.of("RoleName", List.of("r"))))
        .containsExactly("arn:aws:iam::111122223333:role/r");
    assertThat(expand(template, Map.of("RoleName", List.of("r"), "Path", List.of("/a/b/"))))
        .containsExactly("arn:aws:iam::111122223333:role/a/b/r");
    assertThat(new ArnTemplate(template).variables()).containsExactly("Path", "RoleName");
    assertThat(new ArnTemplate(template).requiredVariables()).containsExactly("RoleName");
  }

  @Test
  void lowersWhatTheServiceLowers() {
    assertThat(expand("arn:aws:rds:r:1:db:${Id|lower}", Map.of("Id", List.of("MyDb"))))
        .containsExactly("arn:aws:rds:r:1:db:mydb");
  }

  @Test
  void seesNoKeyBehindAnAlias() {
    String key = "arn:aws:kms:eu-west-1:111122223333:key/";
    List<String> values = List.of("alias/mine", "1234", key + "5678");

    assertThat(expand(key + "${Key|key}", Map.of("Key", values)))
        .containsExactly(key + "*", key + "1234", key + "5678");
  }

  @Test
  void putsABusBeforeTheRuleUnlessItIsTheDefaultBus() {
    String template = "arn:aws:events:r:1:rule/${Bus|bus=}${Name}";
    List<String> name = List.of("n");

    assertThat(expand(template, Map.of("Name", name))).containsExactly("arn:aws:events:r:1:rule/n");
    assertThat(expand(template, Map.of("Name", name, "Bus", List.of("default", "mine"))))
        .containsExactly("arn:aws:events:r:1:rule/n", "arn:aws:events:r:1:rule/mine/n");
    assertThat(
            expand(
                template,
                Map.of("Name", name, "Bus", List.of("arn:aws:events:r:1:event-bus/mine"))))
        .containsExactly("arn:aws:events:r:1:rule/mine/n");
  }

  @Test
  void readsAnObjectFromItsUrl() {
    assertThat(expand("arn:aws:s3:::${At|s3path}", Map.of("At", List.of("s3://b/k/l", "other"))))
        .containsExactly("arn:aws:s3:::b/k/l", "arn:aws:s3:::*/*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "s3://b.c/k/l",
        "https://b.c.s3.amazonaws.com/k/l",
        "https://b.c.s3.eu-west-1.amazonaws.com/k/l",
        "https://b.c.s3-eu-west-1.amazonaws.com/k/l",
        "https://b.c.s3.dualstack.eu-west-1.amazonaws.com/k/l",
        "https://b.c.s3-accelerate.amazonaws.com/k/l",
        "https://b.c.s3.cn-north-1.amazonaws.com.cn/k/l",
        "http://s3.amazonaws.com/b.c/k/l",
        "https://s3.eu-west-1.amazonaws.com/b.c/k/l",
        "https://s3-eu-west-1.amazonaws.com/b.c/k/l",
        "https://s3.dualstack.eu-west-1.amazonaws.com/b.c/k/l",
        "https://s3-fips.us-east-1.amazonaws.com/b.c/k/l?versionId=3",
        "https://b.c.s3.?.amazonaws.com/k/l",
        "https://s3.?.?/b.c/k/l"
      })
  void readsAnObjectFromEverySpellingOfItsUrl(String url) {
    assertThat(object(url)).isEqualTo("arn:aws:s3:::b.c/k/l");
  }

  @ParameterizedTest
  @CsvSource({
    "https://prod-files-?.s3.amazonaws.com/k/l, prod-files-*/k/l",
    "https://s3.eu-west-1.amazonaws.com/prod-files-?/k/l, prod-files-*/k/l",
    "https://?.s3.amazonaws.com/k/l, */k/l",
    "https://s3.amazonaws.com/?/l, */l",
    "s3://b/?, b/*",
    "s3://b?, b*",
    "https://b.s3.amazonaws.com/?, b/*",
    "https://s3-data.s3.amazonaws.com/k, s3-data/k",
    "https://b.s3.amazonaws.com/a%20b/c, b/a*"
  })
  void leavesOpenWhatIsUnknownOfAUrl(String url, String path) {
    assertThat(object(url)).isEqualTo("arn:aws:s3:::" + path);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "?",
        "https://?/b/k",
        "https://s3-data?/k",
        "https://s3?/b/k",
        "https://example.org/b/k",
        "https://b.s3.amazonaws.com",
        "https://s3.amazonaws.com/b/",
        "https://mine-123456789012.s3-accesspoint.eu-west-1.amazonaws.com/k",
        "s3://?",
        "ssm-doc://arn:aws:ssm:eu-west-1:123456789012:document/t"
      })
  void knowsNothingOfTheObjectOfAUrlThatDoesNotTellItsBucket(String url) {
    assertThat(object(url)).isEqualTo("arn:aws:s3:::*/*");
  }

  /** The ARN of the object, where a question mark stands for what is unknown of the URL. */
  private static String object(String url) {
    Text text = new Text(List.of(url.split("\\?(?!versionId)", -1)));
    return new ArnTemplate("arn:aws:s3:::${At|s3path}")
        .expand(at -> List.of(text))
        .get(0)
        .pattern();
  }

  @ParameterizedTest
  @CsvSource({"REGIONAL, regional", "CLOUDFRONT, global", "other, *"})
  void spellsTheScopeOfAWebAclAsItsArnDoes(String scope, String spelled) {
    assertThat(expand("arn:aws:wafv2:r:1:${S|scope}/webacl/n/*", Map.of("S", List.of(scope))))
        .containsExactly("arn:aws:wafv2:r:1:" + spelled + "/webacl/n/*");
  }

  @Test
  void readsTheRepositoryFromTheUriOfAnImage() {
    assertThat(
            expand(
                "arn:aws:ecr:${At|image}",
                Map.of(
                    "At",
                    List.of(
                        "1.dkr.ecr.r.amazonaws.com/shop/web:7",
                        "1.dkr.ecr.r.amazonaws.com/web@sha256:ab",
                        "docker.io/web"))))
        .containsExactly(
            "arn:aws:ecr:r:1:repository/shop/web",
            "arn:aws:ecr:r:1:repository/web",
            "arn:aws:ecr:*");
  }

  @Test
  void readsAKeyFromALongerText() {
    String policy = "{\"KmsARN\": \"arn:aws:kms:r:1:key/k\"}";

    assertThat(expand("${At|kmskey}", Map.of("At", List.of(policy, "{\"AWSOwnedKey\": true}"))))
        .containsExactly("arn:aws:kms:r:1:key/k", "*");
  }

  @Test
  void readsTheBucketFromTheArnOfAnObject() {
    assertThat(
            expand(
                "arn:aws:s3:::${At|s3bucket}",
                Map.of("At", List.of("arn:aws:s3:::b/k/l", "arn:aws:s3:::c"))))
        .containsExactly("arn:aws:s3:::b", "arn:aws:s3:::c");
  }

  @Test
  void asksForAPropertyWithoutShowingIt() {
    ArnTemplate template = new ArnTemplate("arn:aws:rds:r:1:db:*${SnapshotId|gate}");

    assertThat(template.requiredVariables()).containsExactly("SnapshotId");
    assertThat(expand(template.text(), Map.of("SnapshotId", List.of("s"))))
        .containsExactly("arn:aws:rds:r:1:db:*");
  }

  @Test
  void givesUpTellingApartTooMany() {
    List<String> many = java.util.stream.IntStream.range(0, 101).mapToObj(i -> "q" + i).toList();

    assertThat(expand(QUEUE + "${Name}", Map.of("Name", many))).containsExactly(QUEUE + "*");
  }

  @Test
  void knowsNoOtherForms() {
    assertThatThrownBy(() -> new ArnTemplate("${Name|upper}").variables())
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static List<String> expand(String template, Map<String, List<String>> values) {
    return new ArnTemplate(template)
            .expand(name -> values.getOrDefault(name, List.of()).stream().map(Text::of).toList())
            .stream()
            .map(Text::pattern)
            .toList();
  }
}
