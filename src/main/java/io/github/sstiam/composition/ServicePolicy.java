package io.github.sstiam.composition;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import io.github.sstiam.policy.Action;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.table.Table;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Composes the policy that grants full permission to the services in use: the strategy that SST's
 * page on IAM permissions describes, and its statements, as rows of {@code service-statements.tsv}.
 * Services that the page omits get separate statements, one for each purpose.
 *
 * <p>Full permission to IAM leads to administrator rights, so that the rows of {@code
 * never-allow.tsv} do not apply to this strategy.
 */
public final class ServicePolicy {
  private enum Role {
    /** The statement is written when one of these services is in use. */
    LEADS,
    /** The service is part of it when it is in use. */
    IN_USE,
    /** The service is always part of it. */
    ALONG,
    /** Granted as narrowly as it is needed. */
    NARROW
  }

  private record Row(String service, String sid, Role role) {}

  private final Map<String, List<PermissionRequirement>> needs;
  private final List<ComposedStatement> statements = new ArrayList<>();
  private final Set<String> granted = new TreeSet<>();

  private ServicePolicy(Map<String, List<PermissionRequirement>> needs) {
    this.needs = needs;
  }

  /**
   * Composes the policy.
   *
   * @param requirements the required permissions, in any order
   * @param options whether services count that only AWS knows to be needed; a boundary is enforced
   *     by Deny statements, since all of IAM is granted
   * @return a policy that grants their services; without statements if there are none
   */
  public static ComposedPolicy compose(
      Collection<PermissionRequirement> requirements, PolicyOptions options) {
    ServicePolicy policy =
        new ServicePolicy(
            requirements.stream()
                .filter(
                    requirement ->
                        options.includeConditional()
                            || requirement.necessity() == Necessity.REQUIRED)
                .collect(groupingBy(need -> need.action().service(), TreeMap::new, toList())));
    rows().forEach((statement, rows) -> policy.addStatement(rows, options));
    policy.addOthers();
    if (policy.granted.contains("iam") && options.boundary().isPresent()) {
      new RoleBoundary(options.boundary().get())
          .denials()
          .forEach(denial -> policy.statements.add(ComposedStatement.named(denial)));
    }
    return new ComposedPolicy(policy.statements);
  }

  private static Map<String, List<Row>> rows() {
    Map<String, List<Row>> rows = new LinkedHashMap<>();
    for (Table.Row row : Table.embedded(ServicePolicy.class, "service-statements.tsv").rows()) {
      rows.computeIfAbsent(row.get("statement"), key -> new ArrayList<>())
          .add(new Row(row.get("service"), row.get("sid"), Role.valueOf(row.get("role"))));
    }
    return rows;
  }

  private void addStatement(List<Row> rows, PolicyOptions options) {
    for (Row row : rows) {
      if (row.role() == Role.NARROW && needs.containsKey(row.service())) {
        statements.addAll(
            LeastPrivilegePolicy.compose(needs.get(row.service()), options).statements());
        granted.add(row.service());
      }
    }
    boolean led =
        rows.stream().anyMatch(row -> row.role() == Role.LEADS && needs.containsKey(row.service()));
    if (led) {
      grant(
          rows.get(0).sid(),
          rows.stream()
              .filter(row -> row.role() == Role.ALONG || needs.containsKey(row.service()))
              .map(Row::service)
              .toList());
    }
  }

  private void addOthers() {
    Map<String, List<String>> byPurpose =
        needs.keySet().stream()
            .filter(service -> !granted.contains(service))
            .collect(groupingBy(this::purpose, TreeMap::new, mapping(name -> name, toList())));
    byPurpose.forEach(this::grant);
  }

  /** The general purpose of the service if an action has it, else that of most of the actions. */
  private String purpose(String service) {
    Map<String, Set<Action>> purposes =
        needs.get(service).stream()
            .collect(
                groupingBy(
                    Purposes.embedded()::of,
                    TreeMap::new,
                    mapping(PermissionRequirement::action, toSet())));
    String general = Purposes.embedded().ofService(service);
    String most = general;
    for (Map.Entry<String, Set<Action>> purpose : purposes.entrySet()) {
      boolean more = purpose.getValue().size() > purposes.getOrDefault(most, Set.of()).size();
      if (!purposes.containsKey(general) && more) {
        most = purpose.getKey();
      }
    }
    return most;
  }

  private void grant(String purpose, List<String> services) {
    statements.add(
        ComposedStatement.allow(
            new Subject(purpose, Necessity.REQUIRED, List.of()),
            services.stream().map(service -> service + ":*").toList(),
            List.of("*")));
    granted.addAll(services);
  }
}
