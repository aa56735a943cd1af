package io.github.sstiam.goal.verification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.evaluation.account.AuthorizationDetails;
import org.junit.jupiter.api.Test;

class AccountTrustTest {
  @Test
  void rolesOfTheBootstrapTemplateAreThoseOfTheAccount() throws Exception {
    AuthorizationDetails details =
        AuthorizationDetails.read("{\"UserDetailList\": [], \"RoleDetailList\": []}", "account");
    AccountTrust trust = new AccountTrust(details, "123456789012", true);

    assertThat(trust.of("arn:aws:iam::123456789012:role/cdk-hnb659fds-deploy-role-1-us-east-1"))
        .hasSize(1);
    assertThat(trust.of("arn:aws:iam::999999999999:role/cdk-hnb659fds-deploy-role-1-us-east-1"))
        .isEmpty();
  }
}
