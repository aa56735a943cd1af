package io.github.sstiam.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.evaluation.account.AuthorizationDetails;
import io.github.sstiam.evaluation.condition.ContextValue;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PrincipalContextTest {
  private static final String TRUST =
      "{\"Statement\": {\"Effect\": \"Allow\", \"Action\": \"%s\","
          + " \"Principal\": {\"Service\": \"ec2.amazonaws.com\"}}}";
  private static final String DETAILS =
      """
      {"UserDetailList": [
        {"Arn": "arn:aws:iam::123456789012:user/team/alice", "UserId": "AIDAALICE",
         "Tags": [{"Key": "team", "Value": "red"}]}],
       "RoleDetailList": [
        {"Arn": "arn:aws:iam::123456789012:role/ci/Deploy", "RoleId": "AROADEPLOY",
         "AssumeRolePolicyDocument": %s, "Tags": [{"Key": "team", "Value": "blue"}]},
        {"Arn": "arn:aws:iam::123456789012:role/tagged",
         "AssumeRolePolicyDocument": %s, "Tags": [{"Key": "team", "Value": "blue"}]}]}
      """
          .formatted(TRUST.formatted("sts:AssumeRole"), TRUST.formatted("sts:*"));

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::123456789012:user/team/alice, aws:PrincipalArn, arn:aws:iam::123456789012:user/team/alice",
    "arn:aws:iam::123456789012:user/team/alice, aws:username, alice",
    "arn:aws:iam::123456789012:user/team/alice, aws:PrincipalType, User",
    "arn:aws:iam::123456789012:user/team/alice, aws:userid, AIDAALICE",
    "arn:aws:iam::123456789012:user/team/alice, aws:PrincipalTag/team, red",
    "arn:aws:iam::123456789012:user/team/alice, aws:PrincipalIsAWSService, false",
    "arn:aws:iam::123456789012:role/ci/Deploy, aws:PrincipalArn, arn:aws:iam::123456789012:role/ci/Deploy",
    "arn:aws:iam::123456789012:role/ci/Deploy, aws:PrincipalType, AssumedRole",
    "arn:aws:iam::123456789012:role/ci/Deploy, aws:PrincipalTag/team, blue",
    "arn:aws:iam::123456789012:role/ci/Deploy, aws:userid,",
    "arn:aws:iam::123456789012:role/ci/Deploy, aws:username,",
    "arn:aws:sts::123456789012:assumed-role/Deploy/run, aws:PrincipalArn, arn:aws:iam::123456789012:role/ci/Deploy",
    "arn:aws:sts::123456789012:assumed-role/Deploy/run, aws:userid, AROADEPLOY:run",
    "arn:aws:sts::123456789012:assumed-role/Deploy/run, aws:PrincipalTag/team, blue",
    "arn:aws:sts::123456789012:assumed-role/Other/run, aws:PrincipalArn, arn:aws:iam::123456789012:role/Other",
    "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Admin_1/me, aws:PrincipalArn,",
    "arn:aws:iam::123456789012:role/tagged, aws:PrincipalTag/team,",
    "arn:aws:iam::123456789012:root, aws:PrincipalType, Account",
    "arn:aws:iam::123456789012:root, aws:userid, 123456789012",
    "arn:aws:sts::123456789012:federated-user/bob, aws:userid, 123456789012:bob",
    "cloudformation.amazonaws.com, aws:PrincipalIsAWSService, true",
    "cloudformation.amazonaws.com, aws:PrincipalArn,",
  })
  void keysFollowFromThePrincipal(String arn, String key, String value) throws Exception {
    assertThat(context(arn).values().get(key))
        .isEqualTo(value == null ? null : ContextValue.of(value));
  }

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::123456789012:user/team/alice, aws:PrincipalTag/owner, true",
    "arn:aws:iam::123456789012:user/team/alice, AWS:PrincipalTag/Team, false",
    "arn:aws:iam::123456789012:user/team/alice, aws:username, false",
    "arn:aws:iam::123456789012:user/team/alice, aws:MultiFactorAuthPresent, false",
    "arn:aws:iam::123456789012:user/unknown, aws:PrincipalTag/owner, false",
    "arn:aws:iam::123456789012:role/ci/Deploy, aws:PrincipalTag/owner, true",
    "arn:aws:iam::123456789012:role/ci/Deploy, aws:UserName, true",
    "arn:aws:iam::123456789012:role/tagged, aws:PrincipalTag/owner, false",
  })
  void onlyWhatIsKnownToBeAbsentIsAbsent(String arn, String key, boolean absent) throws Exception {
    assertThat(context(arn).isAbsent(key)).isEqualTo(absent);
  }

  @Test
  void nothingIsKnownOfAnUnknownPrincipal() {
    PrincipalContext anybody = PrincipalContext.of(Caller.anybodyIn(Optional.of("123456789012")));

    assertThat(anybody.values()).isEmpty();
    assertThat(anybody.isAbsent("aws:PrincipalTag/team")).isFalse();
  }

  private static PrincipalContext context(String arn) throws Exception {
    return AuthorizationDetails.read(DETAILS, "account.json").contextOf(arn);
  }
}
