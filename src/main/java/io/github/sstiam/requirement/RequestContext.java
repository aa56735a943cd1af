package io.github.sstiam.requirement;

import io.github.sstiam.app.Environment;
import java.util.List;
import java.util.Map;

/** The condition keys whose values are known for every request of a deployment. */
final class RequestContext {
  /**
   * Services whose only endpoint lies in one region, so that requests to them carry that region
   * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html, key
   * aws:RequestedRegion, and https://docs.aws.amazon.com/general/latest/gr/rande.html).
   */
  private static final Map<String, String> GLOBAL_SERVICES =
      Map.ofEntries(
          Map.entry("account", "us-east-1"),
          Map.entry("budgets", "us-east-1"),
          Map.entry("cloudfront", "us-east-1"),
          Map.entry("globalaccelerator", "us-west-2"),
          Map.entry("iam", "us-east-1"),
          Map.entry("organizations", "us-east-1"),
          Map.entry("route53", "us-east-1"),
          Map.entry("route53domains", "us-east-1"),
          Map.entry("shield", "us-east-1"),
          Map.entry("waf", "us-east-1"));

  /**
   * The context of a request.
   *
   * @param environment where the stack is deployed to
   * @param service the service prefix of the action
   */
  List<ContextEntry> of(Environment environment, String service) {
    String home = environment.partition().equals("aws") ? GLOBAL_SERVICES.get(service) : null;
    if (home != null) {
      return List.of(ContextEntry.string("aws:RequestedRegion", home));
    }
    return environment.region().stream()
        .map(region -> ContextEntry.string("aws:RequestedRegion", region))
        .toList();
  }
}
