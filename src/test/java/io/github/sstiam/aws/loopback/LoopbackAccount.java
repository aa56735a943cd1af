package io.github.sstiam.aws.loopback;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What the endpoint knows.
 *
 * @param account the account's twelve digits
 * @param callerArn whom the long-lived credentials belong to, as STS names it
 * @param principals the users and roles
 * @param knownServices the services that IAM knows; an action of another is an error
 * @param refused the API actions that the caller may not call, such as {@code GetRole}
 * @param holdings what the account holds beside IAM
 * @param apart actions that IAM simulates only alone, for they need other authorization information
 */
public record LoopbackAccount(
    String account,
    String callerArn,
    List<LoopbackPrincipal> principals,
    List<String> knownServices,
    Set<String> refused,
    LoopbackHoldings holdings,
    Set<String> apart) {
  /** The caller of {@link #ofUser}. */
  public static final String USER = "arn:aws:iam::123456789012:user/ci/deployer";

  private static final List<String> SERVICES =
      List.of(
          "apigateway",
          "cloudformation",
          "cloudwatch",
          "dynamodb",
          "ec2",
          "ecr",
          "events",
          "iam",
          "kms",
          "lambda",
          "logs",
          "s3",
          "sns",
          "sqs",
          "ssm",
          "sts");

  private static LoopbackAccount of(String callerArn, List<LoopbackPrincipal> principals) {
    return new LoopbackAccount(
        "123456789012", callerArn, principals, SERVICES, Set.of(), LoopbackHoldings.NONE, Set.of());
  }

  /** An account whose caller is a user with one policy. */
  public static LoopbackAccount ofUser(String policy) {
    return ofUser(LoopbackPrincipal.of(USER, policy));
  }

  /** An account whose caller is a user. */
  public static LoopbackAccount ofUser(LoopbackPrincipal user) {
    return of(user.arn(), List.of(user));
  }

  /** An account whose caller is a session of a role with a path. */
  public static LoopbackAccount ofRoleSession(String policy, Optional<String> boundary) {
    LoopbackPrincipal role =
        LoopbackPrincipal.of(
            "arn:aws:iam::123456789012:role/aws-reserved/sso.amazonaws.com/AWSReservedSSO_Deploy_0123456789abcdef",
            policy);
    return of(
        "arn:aws:sts::123456789012:assumed-role/AWSReservedSSO_Deploy_0123456789abcdef/alice",
        List.of(boundary.map(role::withBoundary).orElse(role)));
  }

  /** The same account with another caller. */
  public LoopbackAccount withCaller(String arn) {
    return new LoopbackAccount(account, arn, principals, knownServices, refused, holdings, apart);
  }

  /** The same account with one more user or role. */
  public LoopbackAccount with(LoopbackPrincipal principal) {
    List<LoopbackPrincipal> all = new ArrayList<>(principals);
    all.add(principal);
    return new LoopbackAccount(account, callerArn, all, knownServices, refused, holdings, apart);
  }

  /** The same account whose caller may not call some actions. */
  public LoopbackAccount refusing(String... actions) {
    return new LoopbackAccount(
        account, callerArn, principals, knownServices, Set.of(actions), holdings, apart);
  }

  /** The same account that simulates some actions only alone. */
  public LoopbackAccount keepingApart(String... actions) {
    return new LoopbackAccount(
        account, callerArn, principals, knownServices, refused, holdings, Set.of(actions));
  }

  /** The same account with a deployed stack. */
  public LoopbackAccount deployed(String stack, String template) {
    return with(holdings.withTemplate(stack, template));
  }

  /** The same account with a private or third-party resource type. */
  public LoopbackAccount registering(String type, String schema) {
    return with(holdings.withType(type, schema));
  }

  /** The same account whose principal did what some policies allow. */
  public LoopbackAccount active(String... policies) {
    return with(holdings.withActivity(List.of(policies)));
  }

  private LoopbackAccount with(LoopbackHoldings others) {
    return new LoopbackAccount(
        account, callerArn, principals, knownServices, refused, others, apart);
  }

  /** The same account that knows the services of these actions, too. */
  public LoopbackAccount knowing(List<String> services) {
    return new LoopbackAccount(account, callerArn, principals, services, refused, holdings, apart);
  }

  LoopbackPrincipal principal(String arn) throws QueryException {
    return principals.stream()
        .filter(principal -> principal.arn().equals(arn))
        .findFirst()
        .orElseThrow(() -> noSuchEntity(arn));
  }

  LoopbackPrincipal role(String name) throws QueryException {
    return named(name, true);
  }

  LoopbackPrincipal user(String name) throws QueryException {
    return named(name, false);
  }

  private LoopbackPrincipal named(String name, boolean role) throws QueryException {
    return principals.stream()
        .filter(principal -> principal.isRole() == role && principal.name().equals(name))
        .findFirst()
        .orElseThrow(() -> noSuchEntity(name));
  }

  /** What IAM says of something that is not there. */
  static QueryException noSuchEntity(String name) {
    return new QueryException(404, "NoSuchEntity", name + " cannot be found.");
  }
}
