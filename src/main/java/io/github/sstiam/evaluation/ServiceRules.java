package io.github.sstiam.evaluation;

import io.github.sstiam.policy.Action;

/** The exceptions of single services to IAM's general rules. */
final class ServiceRules {
  private static final String ALL_BUCKETS = "ListAllMyBuckets";
  private static final String READ_ONLY =
      "(get|list|generate|simulate).*|passrole|createservicelinkedrole";

  private ServiceRules() {}

  /**
   * The resource on which IAM decides. The list of all buckets is granted on {@code
   * arn:aws:s3:::*}, too, as in the example of
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic.html and
   * in managed policies of AWS.
   */
  static String resource(Action action, String resource) {
    boolean buckets = action.service().equals("s3") && action.name().equalsIgnoreCase(ALL_BUCKETS);
    return buckets && resource.equals("*") ? "arn:aws:s3:::*" : resource;
  }

  /**
   * Whether the request would change what only AWS may change: its managed policies
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html) and
   * the roles that IAM Identity Center reserves
   * (https://docs.aws.amazon.com/singlesignon/latest/userguide/referencingpermissionsets.html).
   */
  static boolean changesAwsOwned(AuthorizationRequest request) {
    if (!request.service().equals("iam")) {
      return false;
    }
    boolean owned =
        request.resource().text().contains(":iam::aws:policy/")
            || request.resource().text().contains(":role/aws-reserved/");
    return owned && !request.actionName().text().matches(READ_ONLY);
  }

  /**
   * Whether the action needs no permission, so that no policy can deny it
   * (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html,
   * https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_getsessiontoken.html).
   */
  static boolean isAlwaysAllowed(AuthorizationRequest request) {
    return isAlwaysAllowed(request.service(), request.actionName().text());
  }

  /** The same of an action, its name in lower case. */
  static boolean isAlwaysAllowed(String service, String name) {
    return service.equals("sts")
        && (name.equals("getcalleridentity") || name.equals("getsessiontoken"));
  }

  /**
   * Whether identity-based policies count only if the resource's policy names the caller or its
   * account: KMS keys (https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html) and
   * role trust policies
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html),
   * which also decide about session tags
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html) and the source identity
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_temp_control-access_monitor.html).
   */
  static boolean needsResourcePolicy(AuthorizationRequest request) {
    boolean key = request.service().equals("kms") && request.resource().text().contains(":key/");
    return key || (request.service().equals("sts") && isOfTrust(request.actionName().text()));
  }

  /**
   * Whether a root user asks to assume a role, which STS refuses whatever the policies say
   * (https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRole.html).
   */
  static boolean isAssumptionByRoot(AuthorizationRequest request) {
    return request.caller().kind() == Caller.Kind.ROOT
        && request.service().equals("sts")
        && request.actionName().text().equals("assumerole");
  }

  private static boolean isOfTrust(String name) {
    return name.startsWith("assumerole")
        || name.equals("tagsession")
        || name.equals("setsourceidentity");
  }
}
