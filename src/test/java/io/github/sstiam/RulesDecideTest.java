package io.github.sstiam;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.catalog.Rule;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Glob;
import io.github.sstiam.reader.TemplateApps;
import io.github.sstiam.requirement.Exclusion;
import io.github.sstiam.requirement.OperationReasons;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.Reason;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every reviewed rule about a need decides for some declaration: none is dead because rules before
 * it always decide, because its action, operation or property never occurs, or because another rule
 * leaves the action without a resource.
 */
class RulesDecideTest {
  private static final Catalog CATALOG = Catalog.embedded();

  @TempDir private Path folder;

  /** The rules, each beside the resource whose declaration fulfils its condition. */
  private final List<Rule> declared = new ArrayList<>();

  private final Set<Rule> dead = new LinkedHashSet<>();

  @Test
  void everyRuleDecidesForADeclaration() throws Exception {
    StringBuilder template = new StringBuilder("Resources:\n");
    Map<String, List<Rule>> earlier = new HashMap<>();
    for (Rule rule : CATALOG.rules()) {
      if (rule.decides() && rule.type().startsWith("AWS::")) {
        List<Rule> before = earlier.computeIfAbsent(rule.type(), type -> new ArrayList<>());
        for (String alternative : rule.when().split("\\|", -1)) {
          declare(rule, alternative, List.of(), template);
          declare(rule, alternative, before, template);
        }
        before.add(rule);
        dead.add(rule);
      }
    }
    SstApp app = TemplateApps.of(folder, template.toString());
    resolve(app);
    resolve(app.with(List.of(withTags(app.stacks().get(0)))));

    assertThat(dead).extracting(rule -> rule.row().place()).isEmpty();
  }

  /** Declares what one alternative of a rule asks for, and what rules before it ask not to be. */
  private void declare(Rule rule, String alternative, List<Rule> before, StringBuilder template) {
    Map<String, Object> properties = new TreeMap<>();
    for (Rule other : before) {
      if (Glob.matchesIgnoringCase(other.subject(), rule.subject())) {
        for (String part : other.when().split("[|&]", -1)) {
          if (part.startsWith("!")) {
            put(properties, part.substring(1));
          }
        }
      }
    }
    for (String part : alternative.split("&", -1)) {
      if (part.startsWith("!") && part.indexOf('.') < 0) {
        properties.remove(part.substring(1));
      } else if (part.equals("tags") && before.isEmpty()) {
        put(properties, "Tags.team");
      } else if (!part.startsWith("!") && !part.equals("always") && !part.equals("tags")) {
        put(properties, part);
      }
    }
    template.append("  R%s: {Type: '%s', Properties: ".formatted(declared.size(), rule.type()));
    template.append(json(properties)).append("}\n");
    declared.add(rule);
  }

  /** Declares {@code a.b}, {@code a.b=value}, or a property with a name such as {@code *Role*}. */
  @SuppressWarnings("unchecked")
  private static void put(Map<String, Object> properties, String part) {
    String[] sides = part.split("=", 2);
    String[] path = sides[0].replace("*", "").split("\\.", -1);
    Map<String, Object> members = properties;
    for (int i = 0; i < path.length - 1; i++) {
      if (!(members.get(path[i]) instanceof Map)) {
        members.put(path[i], new TreeMap<String, Object>());
      }
      members = (Map<String, Object>) members.get(path[i]);
    }
    members.putIfAbsent(path[path.length - 1], "x");
    if (sides.length > 1) {
      members.put(path[path.length - 1], sides[1].split(",", -1)[0].replace("*", "x"));
    }
  }

  private static String json(Object value) {
    if (!(value instanceof Map<?, ?> members)) {
      return "\"" + value + "\"";
    }
    StringJoiner text = new StringJoiner(", ", "{", "}");
    members.forEach((name, member) -> text.add("\"" + name + "\": " + json(member)));
    return text.toString();
  }

  private static Stack withTags(Stack stack) {
    return new Stack(
        stack.name(),
        stack.environment(),
        Map.of("team", "shop"),
        stack.resources(),
        stack.roles(),
        stack.assets(),
        stack.references(),
        stack.parent());
  }

  private void resolve(SstApp app) {
    RequirementSet set = new RequirementResolver(CATALOG).resolve(app);
    for (PermissionRequirement need : set.requirements()) {
      for (Origin origin : need.origins()) {
        if (origin instanceof ResourceOrigin resource) {
          removeDeciding(resource.logicalId(), need.action(), resource.reasons());
        }
      }
    }
    for (Exclusion exclusion : set.exclusions()) {
      removeDeciding(exclusion.resource().logicalId(), exclusion.action(), exclusion.reasons());
    }
  }

  private void removeDeciding(String logicalId, Action action, OperationReasons reasons) {
    Rule rule = declared.get(Integer.parseInt(logicalId.substring(1)));
    for (Map.Entry<Operation, Reason> entry : reasons.byOperation().entrySet()) {
      Reason reason = entry.getValue();
      String text = reason.text();
      // A note follows where the handlers are guessed, or name the action only by a pattern.
      boolean asRuled =
          text.equals(rule.reason())
              ? reason.strength().name().equalsIgnoreCase(rule.value())
              : text.startsWith(rule.reason() + ";")
                  || text.equals("not declared: the property that names what it acts on");
      boolean decides =
          asRuled
              && reason.source().equals(rule.source())
              && (rule.operations().isEmpty() || rule.operations().contains(entry.getKey()));
      if (decides && Glob.matchesIgnoringCase(rule.subject(), action.toString())) {
        dead.remove(rule);
      }
    }
  }
}
