package io.github.sstiam.synthesis;

import io.github.sstiam.policy.ArnPattern;
import io.github.sstiam.requirement.Necessity;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Names for statements that say what they are about. A Sid holds letters and digits only and is
 * unique in its policy
 * (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_sid.html).
 */
final class Sids {
  private final Map<String, Integer> used = new HashMap<>();

  /** The next name, such as {@code DynamodbTable}, {@code DynamodbTable2}. */
  String next(String service, List<ArnPattern> resources, Necessity necessity) {
    String name =
        capitalised(service)
            + resourceWord(resources)
            + (necessity == Necessity.CONDITIONAL ? "Conditional" : "");
    int count = used.merge(name, 1, Integer::sum);
    return count == 1 ? name : name + count;
  }

  private static String resourceWord(List<ArnPattern> resources) {
    ArnPattern first = resources.get(0);
    if (first.isAny()) {
      return "Any";
    }
    String resource = first.text().split(":", 6)[5];
    String path = resource.startsWith("/") ? resource.substring(1) : resource;
    String[] words = path.split("[:/]", 2);
    return words.length > 1 ? capitalised(words[0]) : "";
  }

  private static String capitalised(String text) {
    StringBuilder name = new StringBuilder();
    for (String word : text.split("[^A-Za-z0-9]+", 0)) {
      if (!word.isEmpty()) {
        name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
      }
    }
    return name.toString();
  }
}
