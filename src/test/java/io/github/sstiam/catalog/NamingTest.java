package io.github.sstiam.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.Text;
import io.github.sstiam.catalog.ResourceTypeEntry.Naming;
import io.github.sstiam.catalog.ResourceTypeEntry.Naming.Form;
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
}
