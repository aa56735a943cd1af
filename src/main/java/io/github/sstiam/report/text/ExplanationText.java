package io.github.sstiam.report.text;

import io.github.sstiam.catalog.Evidence;
import io.github.sstiam.policy.Action;
import io.github.sstiam.report.Counts;
import io.github.sstiam.requirement.Exclusion;
import io.github.sstiam.requirement.OperationReasons;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.CallOrigin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.Reason;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.requirement.ResourceReference;
import io.github.sstiam.text.Sanitizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** Explains why an action is needed, or why it is not. */
public final class ExplanationText {
  private final RequirementSet needs;

  /**
   * @param needs the requirements of the deployment, with what is excluded
   */
  public ExplanationText(RequirementSet needs) {
    this.needs = needs;
  }

  /**
   * The lines about one action.
   *
   * @param action the action
   * @param types resource types whose handlers name the action; shown if no handler of a declared
   *     resource does
   */
  public List<String> of(Action action, List<String> types) {
    List<PermissionRequirement> requirements =
        needs.requirements().stream().filter(each -> each.action().equals(action)).toList();
    List<Exclusion> excluded =
        needs.exclusions().stream().filter(each -> each.action().equals(action)).toList();
    List<String> lines = new ArrayList<>();
    lines.add(action + (requirements.isEmpty() ? " is not needed." : " is needed:"));
    requirements.forEach(requirement -> addNeeded(requirement, lines));
    if (!excluded.isEmpty()) {
      lines.add(
          "  Handlers list it, but do not call it for the properties that these resources declare:");
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
        for (Reason reason : resource.reasons().distinct()) {
          lines.add(line(resource.resource(), "", resource.reasons(), reason));
        }
      } else if (origin instanceof CallOrigin call) {
        lines.add(
            Sanitizer.line(
                "    to "
                    + call.purpose()
                    + ", for stack "
                    + call.stack()
                    + rests(call.evidence(), call.source())));
      }
    }
  }

  /** Resources of a type that are excluded for the same reason share a line. */
  private static void addExcluded(List<Exclusion> excluded, List<String> lines) {
    Map<String, List<Exclusion>> alike = new LinkedHashMap<>();
    Map<String, Reason> reasons = new HashMap<>();
    for (Exclusion each : excluded) {
      for (Reason reason : each.reasons().distinct()) {
        String key = each.resource().type() + reason.text();
        alike.computeIfAbsent(key, unused -> new ArrayList<>()).add(each);
        reasons.putIfAbsent(key, reason);
      }
    }
    alike.forEach(
        (key, same) -> {
          Exclusion first = same.get(0);
          int others = same.size() - 1;
          String more = others == 0 ? "" : " (and " + Counts.of(others, "more such resource") + ")";
          lines.add(line(first.resource(), more, first.reasons(), reasons.get(key)));
        });
  }

  private static String line(
      ResourceReference resource, String more, OperationReasons reasons, Reason reason) {
    String operations =
        reasons.operationsWith(reason).stream()
            .map(operation -> operation.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    return Sanitizer.line(
        "    "
            + PermissionLines.subject(resource)
            + " of "
            + PermissionLines.owner(resource)
            + ", "
            + operations
            + more
            + ": "
            + reason.text()
            + rests(reason.evidence(), reason.source()));
  }

  private static String rests(Evidence evidence, String source) {
    return " [" + EvidenceText.name(evidence) + ": " + source + "]";
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
