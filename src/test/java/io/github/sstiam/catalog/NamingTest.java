package io.github.sstiam.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.ResourceTypeEntry.Naming;
import io.github.sstiam.catalog.ResourceTypeEntry.Naming.Form;
import io.github.sstiam.policy.Glob;
import java.util.List;
import java.util.Locale;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class NamingTest {
  private static final Naming FUNCTION = new Naming("FunctionName", 64, false, Form.STACK);

  @Test
  void joinsStackAndLogicalId() {
    assertThat(FUNCTION.generated(Text.of("prod-app"), Text.of("Handler")))
        .hasToString("prod-app-Handler-*");
  }

  @Test
  void tellsOnlyTheBeginningOfANameThatIsCut() {
    Text name =
        FUNCTION.generated(
            Text.of("production-my-long-app-name-api"), Text.of("HandlerOfOrders123456"));

    assertThat(name).hasToString("production-my-long-app-n*");
  }

  @Test
  void keepsLittleOfALongStackNameWhereNamesAreShort() {
    Naming balancer = new Naming("Name", 32, false, Form.STACK);

    assertThat(balancer.generated(Text.of("production-web"), Text.of("LoadBalancer")))
        .hasToString("produ*");
    assertThat(balancer.generated(Text.of("web"), Text.of("LB"))).hasToString("web-LB-*");
  }

  @Test
  void lowersWhatTheServiceLowers() {
    Naming bucket = new Naming("BucketName", 63, true, Form.STACK);

    assertThat(bucket.generated(Text.of("Prod"), Text.of("Files"))).hasToString("prod-files-*");
  }

  @Test
  void leavesTheStackOutWhereCloudFormationDoes() {
    Naming machine = new Naming("StateMachineName", 80, false, Form.LOGICAL_ID);

    assertThat(machine.generated(Text.of("prod-app"), Text.of("Flow"))).hasToString("Flow*");
  }

  @Test
  void keepsAsMuchOfTheLogicalIdOfASecretAsCloudFormationDoes() {
    Naming secret = catalogued("AWS::SecretsManager::Secret");

    assertThat(
            secret.generated(Text.of("prod-app"), Text.of("DatabaseCredentialsOfTheOrdersService")))
        .hasToString("DatabaseCredentialsOfTheOrd*");
  }

  @Test
  void tellsOnlyTheBeginningOfANestedStackBeyondAHundredCharacters() {
    Naming stack = catalogued("AWS::CloudFormation::Stack");
    String parent = "production-" + "p".repeat(40);

    assertThat(stack.generated(Text.of(parent), Text.of("N".repeat(40))))
        .hasToString(parent.substring(0, 42) + "*");
  }

  private static Naming catalogued(String type) {
    return Catalog.embedded().resourceType(type).orElseThrow().naming().orElseThrow();
  }

  @Test
  void tellsWhatIsKnownOfAStackName() {
    Text nested = Text.of("prod-Nested-").then(Text.UNKNOWN);

    assertThat(FUNCTION.generated(nested, Text.of("Handler"))).hasToString("prod-Nested-*");
  }

  @Test
  void keepsRoomForTheEndingOfAFifoTopic() {
    Naming topic = catalogued("AWS::SNS::Topic");

    assertThat(topic.generated(Text.of("s".repeat(120)), Text.of("L".repeat(118))))
        .as("256 characters with the suffix, but a FIFO topic ends in .fifo and is cut")
        .hasToString("s".repeat(117) + "*");
  }

  @Test
  void leavesTheStackOutOfTheIdentifierOfARedshiftCluster() {
    assertThat(catalogued("AWS::Redshift::Cluster").generated(Text.of("prod"), Text.of("Sales")))
        .hasToString("sales*");
  }

  @Test
  void keepsAsMuchOfTheLogicalIdOfABuildProjectAsCloudFormationDoes() {
    Text name =
        catalogued("AWS::CodeBuild::Project")
            .generated(Text.of("main"), Text.of("mainpipelineAssetsFileAsset1F2E3D4C5"));

    assertThat(matches(name, "mainpipelineAssetsFileAsset-RNYksKW84oES")).isTrue();
  }

  @Test
  void keepsLittleOfTheNamesOfLoadBalancersWhereTheServiceWouldTakeMore() {
    Naming balancer = catalogued("AWS::ElasticLoadBalancingV2::LoadBalancer");

    assertThat(balancer.generated(Text.of("shop-dev"), Text.of("Balancer"))).hasToString("shop-*");
  }

  @Property
  void everyNameThatCloudFormationMakesIsCovered(
      @ForAll("stacks") String stack,
      @ForAll("logicalIds") String logicalId,
      @ForAll("namings") Naming naming,
      @ForAll("suffixes") String suffix,
      @ForAll boolean oneHyphen,
      @ForAll boolean stackRoundedUp) {
    String name = made(naming, stack, logicalId, suffix, stackRoundedUp);
    String made = oneHyphen ? name.replaceAll("-{2,}", "-") : name;

    assertThat(made.length()).isLessThanOrEqualTo(naming.maxLength());
    assertThat(matches(naming.generated(Text.of(stack), Text.of(logicalId)), made))
        .as("%s of %s and %s, by %s", made, stack, logicalId, naming)
        .isTrue();
  }

  @Property
  void aNameWhoseLogicalIdEndsInAnUnknownHashIsCovered(
      @ForAll("stacks") String stack,
      @ForAll("logicalIds") String beginning,
      @ForAll("namings") Naming naming,
      @ForAll("suffixes") String suffix) {
    String name = made(naming, stack, beginning + "1A2B3C4D", suffix, true);
    Text logicalId = Text.of(beginning).then(Text.UNKNOWN);

    assertThat(matches(naming.generated(Text.of(stack), logicalId), name)).isTrue();
  }

  @Property
  void aNameInANestedStackIsCovered(
      @ForAll("stacks") String parent,
      @ForAll("logicalIds") String nested,
      @ForAll("logicalIds") String logicalId,
      @ForAll("namings") Naming naming,
      @ForAll("suffixes") String suffix) {
    Naming stacks = catalogued("AWS::CloudFormation::Stack");
    String name = made(naming, made(stacks, parent, nested, suffix, true), logicalId, suffix, true);
    Text stack = stacks.generated(Text.of(parent), Text.of(nested));

    assertThat(matches(naming.generated(stack, Text.of(logicalId)), name)).isTrue();
  }

  /**
   * The name as CloudFormation makes it: the suffix and the hyphens come first, and the stack's
   * name and the logical ID share what is left, each taking what the other does not need.
   */
  private static String made(
      Naming naming, String stack, String logicalId, String suffix, boolean stackRoundedUp) {
    int max = naming.maxLength();
    String prefix;
    if (naming.form() == Form.LOGICAL_ID) {
      prefix = logicalId.substring(0, Math.min(logicalId.length(), max - 13));
    } else {
      int free = max - suffix.length() - 2;
      int half = stackRoundedUp ? (free + 1) / 2 : free / 2;
      int ofStack = Math.min(stack.length(), Math.max(half, free - logicalId.length()));
      int ofLogicalId = Math.min(logicalId.length(), free - ofStack);
      prefix = stack.substring(0, ofStack) + "-" + logicalId.substring(0, ofLogicalId);
    }
    String name = prefix + "-" + (naming.form() == Form.LOGICAL_ID ? "x".repeat(12) : suffix);
    return naming.lowerCase() ? name.toLowerCase(Locale.ROOT) : name;
  }

  private static boolean matches(Text pattern, String name) {
    return Glob.of(pattern.pattern()).matches(name);
  }

  @Provide
  Arbitrary<String> stacks() {
    Arbitrary<String> rest =
        Arbitraries.strings().withCharRange('a', 'f').withChars('-', 'A', '7').ofMaxLength(127);
    return rest.map(text -> "s" + text);
  }

  @Provide
  Arbitrary<String> logicalIds() {
    return Arbitraries.strings().alpha().numeric().ofMinLength(1).ofMaxLength(200);
  }

  @Provide
  Arbitrary<String> suffixes() {
    return Arbitraries.of("hdst4ohfvdif", "1U44TLUZ7OR55");
  }

  @Provide
  Arbitrary<Naming> namings() {
    List<Naming> all =
        Catalog.embedded().rules().stream()
            .filter(rule -> rule.kind() == Rule.Kind.NAME)
            .map(Rule::naming)
            .toList();
    return Arbitraries.of(all);
  }
}
