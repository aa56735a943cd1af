package io.github.sstiam.mojo.console;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.policy.Action;
import io.github.sstiam.policy.Glob;
import io.github.sstiam.report.text.ExplanationText;
import io.github.sstiam.requirement.Deployment;
import io.github.sstiam.requirement.NeedExplanation;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.RequirementSet;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;

/** Answers {@code -Dsst-iam.explain}: why actions are needed, or why they are not. */
public final class Explanations {
  private final Catalog catalog;

  /**
   * @param catalog knows which actions there are
   */
  public Explanations(Catalog catalog) {
    this.catalog = catalog;
  }

  /**
   * The lines on what the user asks for.
   *
   * @param asked actions, whose names may hold wildcards
   * @param app the app
   * @param deployment how it is deployed
   * @param needs what that takes
   * @throws MojoExecutionException if there is no such action
   */
  public List<String> of(
      List<String> asked, SstApp app, Deployment deployment, RequirementSet needs)
      throws MojoExecutionException {
    Set<Action> needed =
        needs.requirements().stream()
            .map(PermissionRequirement::action)
            .collect(Collectors.toSet());
    List<Set<Action>> matching = new ArrayList<>();
    Set<Action> all = new TreeSet<>();
    for (String pattern : asked) {
      matching.add(matching(pattern.strip(), needed));
      all.addAll(matching.get(matching.size() - 1));
    }
    List<NeedExplanation> explanations =
        new RequirementResolver(catalog).explain(app, deployment, all::contains);
    ExplanationText text = new ExplanationText(needs, explanations);
    Set<Action> explainable = new TreeSet<>(needed);
    explanations.forEach(explanation -> explainable.add(explanation.action()));
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

  private Set<Action> matching(String pattern, Set<Action> needed) throws MojoExecutionException {
    Set<Action> found = new TreeSet<>(catalog.matching(pattern));
    Glob glob = Glob.of(pattern.toLowerCase(Locale.ROOT));
    needed.stream()
        .filter(action -> glob.matches(action.toString().toLowerCase(Locale.ROOT)))
        .forEach(found::add);
    if (found.isEmpty()) {
      throw new MojoExecutionException(
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
