package io.github.sstiam.aws.loopback;

import io.github.sstiam.evaluation.CompiledPolicy;
import io.github.sstiam.evaluation.PolicySet;
import io.github.sstiam.policy.PolicyKind;
import io.github.sstiam.policy.PolicyReader;
import io.github.sstiam.policy.PolicySyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the endpoint knows.
 *
 * @param account the account's twelve digits
 * @param callerArn whom the credentials belong to, as STS names it
 * @param roles the ARNs of the roles
 * @param policies the policies of users and roles, by ARN
 * @param knownServices the services that IAM knows; an action of another is an error
 */
public record LoopbackAccount(
    String account,
    String callerArn,
    List<String> roles,
    Map<String, PolicySet> policies,
    List<String> knownServices) {
  private static final List<String> SERVICES =
      List.of(
          "apigateway",
          "cloudformation",
          "cloudwatch",
          "dynamodb",
          "iam",
          "kms",
          "lambda",
          "logs",
          "s3",
          "sns",
          "sqs",
          "ssm",
          "sts");

  /** An account whose caller is a user with one policy. */
  public static LoopbackAccount ofUser(String policy) {
    String user = "arn:aws:iam::123456789012:user/ci/deployer";
    return new LoopbackAccount(
        "123456789012",
        user,
        List.of(),
        Map.of(user, policies(policy, Optional.empty())),
        SERVICES);
  }

  /** An account whose caller is a session of a role with a path. */
  public static LoopbackAccount ofRoleSession(String policy, Optional<String> boundary) {
    String role =
        "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Deploy_0123456789abcdef";
    return new LoopbackAccount(
        "123456789012",
        "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Deploy_0123456789abcdef/alice",
        List.of(role),
        Map.of(role, policies(policy, boundary)),
        SERVICES);
  }

  /** The same account with another caller. */
  public LoopbackAccount withCaller(String arn) {
    return new LoopbackAccount(account, arn, roles, policies, knownServices);
  }

  private static PolicySet policies(String policy, Optional<String> boundary) {
    return new PolicySet(
        List.of(compiled("Deployer", policy)),
        boundary.map(text -> compiled("Boundary", text)),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static CompiledPolicy compiled(String name, String policy) {
    try {
      return CompiledPolicy.of(name, PolicyReader.read(policy, name, PolicyKind.IDENTITY));
    } catch (PolicySyntaxException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
