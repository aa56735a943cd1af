package io.github.sstiam.evaluation;

/** The exceptions of single services to IAM's general rules. */
final class ServiceRules {
  private static final String READ_ONLY =
      "(get|list|generate|simulate).*|passrole|createservicelinkedrole";

  private ServiceRules() {}

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
        request.resource().contains(":iam::aws:policy/")
            || request.resource().contains(":role/aws-reserved/");
    return owned && !request.actionName().text().matches(READ_ONLY);
  }

  /**
   * Whether the action needs no permission
   * (https://docs.aws.amazon.com/STS/latest/APIReference/API_GetCallerIdentity.html).
   */
  static boolean isAlwaysAllowed(AuthorizationRequest request) {
    return isAlwaysAllowed(request.service(), request.actionName().text());
  }

  /** The same of an action, its name in lower case. */
  static boolean isAlwaysAllowed(String service, String name) {
    return service.equals("sts") && name.equals("getcalleridentity");
  }

  /**
   * Whether identity-based policies count only if the resource's policy names the caller or its
   * account: KMS keys (https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html) and
   * role trust policies
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html).
   */
  static boolean needsResourcePolicy(AuthorizationRequest request) {
    boolean key = request.service().equals("kms") && request.resource().contains(":key/");
    boolean trust =
        request.service().equals("sts") && request.actionName().text().startsWith("assumerole");
    return key || trust;
  }
}
