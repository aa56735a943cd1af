package io.github.sstiam.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_identifiers.html */
class RoleArnTest {
  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::123456789012:role/deploy, aws, 123456789012, deploy, true",
    "arn:aws-cn:iam::123456789012:role/ci/team/deploy, aws-cn, 123456789012, deploy, true",
    "arn:aws-us-gov:iam::123456789012:role/a:b, aws-us-gov, 123456789012, a:b, true",
    "arn:aws:iam::*:role/cdk-hnb659fds-deploy-role-*-*, aws, *, cdk-hnb659fds-deploy-role-*-*, false",
    "arn:aws:iam::1:role/short, aws, 1, short, false",
  })
  void anArnHasPartitionAccountAndName(
      String text, String partition, String account, String name, boolean hasAccount) {
    RoleArn role = RoleArn.of(text).orElseThrow();

    assertThat(role.text()).isEqualTo(text).isEqualTo(role.toString());
    assertThat(role.partition()).isEqualTo(partition);
    assertThat(role.account()).isEqualTo(account);
    assertThat(role.name()).isEqualTo(name);
    assertThat(role.hasAccount()).isEqualTo(hasAccount);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "deploy",
        "role/deploy",
        "arn:aws:iam::123456789012:role/",
        "arn:aws:iam::123456789012:user/deploy",
        "arn:aws:iam::acme:role/deploy",
        "arn:aws:iam:::role/deploy",
        "arn:aws:iam:eu-west-1:123456789012:role/deploy",
        "arn:aws:sts::123456789012:assumed-role/deploy/session",
        "arn:AWS:iam::123456789012:role/deploy",
        "arn:amazon:iam::123456789012:role/deploy",
        "arn::iam::123456789012:role/deploy",
      })
  void otherTextsAreNotArnsOfRoles(String text) {
    assertThat(RoleArn.of(text)).isEmpty();
    assertThatThrownBy(() -> new RoleArn(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is not the ARN of a role");
  }

  @Test
  void arnsAreSortedByTheirText() {
    assertThat(new RoleArn("arn:aws:iam::1:role/a"))
        .isLessThan(new RoleArn("arn:aws:iam::1:role/b"));
  }
}
