package io.github.sstiam.report.html;

import io.github.sstiam.report.text.VerificationText;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.gate.Severity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A filter of the list of permissions.
 *
 * @param key the attribute that it compares
 * @param label its label
 * @param options the values that occur
 */
record Filter(String key, String label, List<Option> options) {
  /**
   * A value.
   *
   * @param value the value as permissions carry it
   * @param label the value in words
   */
  record Option(String value, String label) {}

  /** The filters of a page. */
  static List<Filter> of(List<PermissionEntry> permissions, Page.Index index) {
    Tally outcomes = new Tally();
    Tally standings = new Tally();
    Tally necessities = new Tally();
    Tally principals = new Tally();
    Tally services = new Tally();
    for (PermissionEntry permission : permissions) {
      outcomes.count(permission.outcome());
      standings.count(permission.standing());
      necessities.count(permission.necessity());
      principals.count(Integer.toString(index.number(permission.principal())));
      services.count(permission.service());
    }
    for (Outcome outcome : Mark.OUTCOMES) {
      outcomes.offer(Mark.key(outcome), VerificationText.name(outcome));
    }
    for (Severity standing : Mark.STANDINGS) {
      standings.offer(Mark.key(standing), Mark.words(standing));
    }
    for (Necessity necessity : Necessity.values()) {
      necessities.offer(VerificationText.name(necessity), VerificationText.name(necessity));
    }
    for (Map.Entry<DeployingPrincipal, Integer> principal : index.principals().entrySet()) {
      principals.offer(principal.getValue().toString(), principal.getKey().toString());
    }
    for (String service : index.services()) {
      services.offer(service, service);
    }
    List<Option> owners = new ArrayList<>();
    for (Map.Entry<Owner, Integer> owner : index.owners().entrySet()) {
      owners.add(new Option(owner.getValue().toString(), owner.getKey().name()));
    }
    return List.of(
        new Filter("outcome", "Outcome", outcomes.options),
        new Filter("standing", "Severity", standings.options),
        new Filter("necessity", "Necessity", necessities.options),
        new Filter("principal", "Identity", principals.options),
        new Filter("service", "Service", services.options),
        new Filter("owner", "Construct", owners));
  }

  /** Counts values, and lists those that occur. */
  private static final class Tally {
    private final Map<String, Integer> counts = new HashMap<>();
    private final List<Option> options = new ArrayList<>();

    void count(String value) {
      counts.put(value, counts.getOrDefault(value, 0) + 1);
    }

    /** Lists a value if it occurs. */
    void offer(String value, String label) {
      Integer count = counts.get(value);
      if (count != null) {
        options.add(new Option(value, label + " (" + count + ")"));
      }
    }
  }
}
