package io.github.sstiam.report.text;

import io.github.sstiam.catalog.NeedRule.Strength;
import io.github.sstiam.policy.Action;
import io.github.sstiam.report.Counts;
import io.github.sstiam.requirement.NeedExplanation;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.CallOrigin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.text.Sanitizer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Says why an action is needed, or why it is not. */
public final class ExplanationText {
  private final RequirementSet needs;
  private final List<NeedExplanation> explanations;

  /**
   * @param needs what the deployment needs
   * @param explanations what was decided about the actions of handlers
   */
  public ExplanationText(RequirementSet needs, List<NeedExplanation> explanations) {
    this.needs = needs;
    this.explanations = explanations;
  }

  /**
   * The lines on one action.
   *
   * @param action the action
   * @param types resource types whose handlers name the action, for where the app declares none
   */
  public List<String> of(Action action, List<String> types) {
    List<PermissionRequirement> requirements =
        needs.requirements().stream().filter(each -> each.action().equals(action)).toList();
    List<NeedExplanation> excluded =
        explanations.stream()
            .filter(each -> each.action().equals(action))
            .filter(each -> each.strength() == Strength.EXCLUDED)
            .toList();
    List<String> lines = new ArrayList<>();
    lines.add(action + (requirements.isEmpty() ? " is not needed." : " is needed:"));
    requirements.forEach(requirement -> addNeeded(requirement, lines));
    if (!excluded.isEmpty()) {
      lines.add("  Handlers name it, too, but do not call it for what is declared:");
      addExcluded(excluded, lines);
    }
    if (requirements.isEmpty() && excluded.isEmpty()) {
      lines.add(
          "  No handler of a declared resource names it, and the deploying tool does not call it."
              + named(types));
    }
    return lines;
  }

  private void addNeeded(PermissionRequirement requirement, List<String> lines) {
    lines.add(
        "  by the "
            + requirement.principal()
            + " on "
            + Sanitizer.line(requirement.resource().text())
            + " ("
            + VerificationText.name(requirement.necessity())
            + ")");
    for (Origin origin : requirement.origins()) {
      if (origin instanceof ResourceOrigin resource) {
        lines.add("    " + shown(resource) + why(requirement.action(), resource));
      } else if (origin instanceof CallOrigin call) {
        lines.add(Sanitizer.line("    to " + call.purpose() + ", for stack " + call.stack()));
      }
    }
  }

  private String why(Action action, ResourceOrigin origin) {
    return explanations.stream()
        .filter(each -> each.action().equals(action) && each.strength() != Strength.EXCLUDED)
        .filter(each -> each.origin().label().equals(origin.label()))
        .findFirst()
        .map(each -> ": " + because(each))
        .orElse("");
  }

  /** Resources of a type for which the reason is the same share a line. */
  private static void addExcluded(List<NeedExplanation> excluded, List<String> lines) {
    Map<String, List<NeedExplanation>> alike = new LinkedHashMap<>();
    for (NeedExplanation each : excluded) {
      alike
          .computeIfAbsent(each.origin().type() + each.reason(), key -> new ArrayList<>())
          .add(each);
    }
    for (List<NeedExplanation> same : alike.values()) {
      NeedExplanation first = same.get(0);
      int others = same.size() - 1;
      lines.add(
          "    "
              + shown(first.origin())
              + (others == 0 ? "" : " (and " + Counts.of(others, "more such resource") + ")")
              + ": "
              + because(first));
    }
  }

  private static String because(NeedExplanation explanation) {
    return explanation.reason() + " [" + explanation.source() + "]";
  }

  private static String shown(ResourceOrigin origin) {
    return PermissionLines.subject(origin)
        + " of "
        + PermissionLines.owner(origin)
        + ", "
        + origin.operations().stream()
            .map(operation -> operation.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
  }

  private static String named(List<String> types) {
    if (types.isEmpty()) {
      return " No known resource type names it either.";
    }
    List<String> few = types.subList(0, Math.min(5, types.size()));
    return " Handlers that name it: "
        + String.join(", ", few)
        + (types.size() > few.size() ? " and " + (types.size() - few.size()) + " more" : "")
        + ".";
  }
}
