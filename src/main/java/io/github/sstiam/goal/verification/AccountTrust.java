package io.github.sstiam.goal.verification;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.account.AuthorizationDetails;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.policy.PolicySyntaxException;
import io.github.sstiam.simulation.RoleTrust;
import java.util.List;

/**
 * The trust policies of an account's roles, and of those that CDK's bootstrap stack is to create.
 *
 * @param details the account's description
 * @param account the account's number
 * @param bootstrapMissing whether the deployment creates the bootstrap stack
 */
record AccountTrust(AuthorizationDetails details, String account, boolean bootstrapMissing)
    implements RoleTrust {
  /**
   * The bootstrap template's own: the account may assume the roles that deploy and publish, and
   * CloudFormation the execution role
   * (https://github.com/aws/aws-cdk-cli/blob/main/packages/aws-cdk/lib/api/bootstrap/bootstrap-template.yaml).
   */
  private static final String BOOTSTRAP =
      """
      {"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "sts:AssumeRole",
        "Principal": {"AWS": "%s", "Service": "cloudformation.amazonaws.com"}}}
      """;

  AccountTrust {
    requireNonNull(details, "details is null");
    requireNonNull(account, "account is null");
  }

  @Override
  public List<CompiledPolicy> of(String role) {
    boolean created =
        bootstrapMissing
            && role.contains(":iam::" + account + ":role/cdk-")
            && !details.holdsRole(role);
    return created ? List.of(ofBootstrapTemplate()) : details.trustPoliciesOf(role);
  }

  private CompiledPolicy ofBootstrapTemplate() {
    String name = "trust policy of the bootstrap template";
    try {
      return CompiledPolicy.of(
          name, PolicyReader.read(BOOTSTRAP.formatted(account), name, PolicyKind.TRUST));
    } catch (PolicySyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
