package io.github.sstiam.aws.loopback;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the account of an endpoint holds beside IAM.
 *
 * @param templates the templates of the deployed stacks, by name
 * @param types what CloudFormation's registry has beside AWS's types: schemas by name
 * @param activity the policies that Access Analyzer generates from activity; a job fails without
 */
record LoopbackHoldings(
    Map<String, String> templates, Map<String, String> types, List<String> activity) {
  static final LoopbackHoldings NONE = new LoopbackHoldings(Map.of(), Map.of(), List.of());

  LoopbackHoldings withTemplate(String stack, String template) {
    return new LoopbackHoldings(with(templates, stack, template), types, activity);
  }

  LoopbackHoldings withType(String type, String schema) {
    return new LoopbackHoldings(templates, with(types, type, schema), activity);
  }

  LoopbackHoldings withActivity(List<String> policies) {
    return new LoopbackHoldings(templates, types, policies);
  }

  private static Map<String, String> with(Map<String, String> map, String key, String value) {
    Map<String, String> more = new TreeMap<>(map);
    more.put(key, value);
    return more;
  }
}
