package io.github.sstiam.goal.deployment;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Glob;
import io.github.sstiam.report.text.ExplanationText;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Answers {@code -Dsst-iam.explain}: why a deployment requires actions, or why it does not. */
final class Explanations {
  private final Catalog catalog;

  /**
   * @param catalog knows which actions exist
   */
  Explanations(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * Explains actions, in lines for the user.
   *
   * @param asked actions, whose names may hold wildcards
   * @param needs the requirements of the deployment
   * @throws GoalException if no such action exists
   */
  List<String> of(List<String> asked, RequirementSet needs) throws GoalException {
    Set<Action> needed =
        needs.requirements().stream()
            .map(PermissionRequirement::action)
            .collect(Collectors.toSet());
    List<Set<Action>> matching = new ArrayList<>();
    for (String pattern : asked) {
      matching.add(matching(pattern.strip(), needed));
    }
    ExplanationText text = new ExplanationText(needs);
    Set<Action> explainable = new TreeSet<>(needed);
    needs.exclusions().forEach(exclusion -> explainable.add(exclusion.action()));
    List<String> lines = new ArrayList<>();
    for (int i = 0; i < asked.size(); i++) {
      Set<Action> actions = matching.get(i);
      boolean one = actions.size() == 1;
      int before = lines.size();
      for (Action action : actions) {
        boolean explained = explainable.contains(action);
        if (explained || one) {
          lines.addAll(text.of(action, explained ? List.of() : typesNaming(action)));
        }
      }
      if (lines.size() == before) {
        lines.add(
            "None of the "
                + actions.size()
                + " actions "
                + asked.get(i)
                + " is needed, and no handler of a declared resource names one.");
      }
    }
    return lines;
  }

  private Set<Action> matching(String pattern, Set<Action> needed) throws GoalException {
    Set<Action> found = new TreeSet<>(catalog.matching(pattern));
    Glob glob = Glob.of(pattern.toLowerCase(Locale.ROOT));
    needed.stream()
        .filter(action -> glob.matches(action.toString().toLowerCase(Locale.ROOT)))
        .forEach(found::add);
    if (found.isEmpty()) {
      throw new GoalException(
          "<explain> (-Dsst-iam.explain) is \""
              + pattern
              + "\", and AWS documents no such action"
              + near(pattern)
              + ". Give an action such as s3:PutObject, or several with wildcards: s3:Put*.");
    }
    return found;
  }

  private String near(String pattern) {
    int colon = pattern.indexOf(':');
    if (colon < 1 || colon + 4 > pattern.length()) {
      return "";
    }
    List<Action> same = catalog.matching(pattern.substring(0, colon + 4) + "*");
    return same.isEmpty()
        ? ""
        : "; some that begin like it are "
            + String.join(", ", same.stream().limit(4).map(Object::toString).toList());
  }

  /** Reads the whole catalogue, so only where nothing of the app explains the action. */
  private List<String> typesNaming(Action action) {
    return catalog.resourceTypes().stream()
        .filter(
            type ->
                catalog.resourceType(type).stream()
                    .flatMap(entry -> entry.actions().stream())
                    .map(HandlerAction::pattern)
                    .anyMatch(action.toString()::equalsIgnoreCase))
        .toList();
  }
}
