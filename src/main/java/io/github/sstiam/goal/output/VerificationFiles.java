package io.github.sstiam.goal.output;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.composition.ComposedPolicy;
import io.github.sstiam.composition.LeastPrivilegePolicy;
import io.github.sstiam.composition.PolicyOptions;
import io.github.sstiam.composition.fitting.FittedPolicy;
import io.github.sstiam.composition.fitting.FittedPolicy.FittedDocument;
import io.github.sstiam.composition.fitting.FittingOptions;
import io.github.sstiam.composition.fitting.PolicyFitting;
import io.github.sstiam.composition.fitting.PolicyQuota;
import io.github.sstiam.composition.fitting.PolicyTooLargeException;
import io.github.sstiam.composition.fitting.WildcardMode;
import io.github.sstiam.goal.port.GoalException;
import io.github.sstiam.policy.PolicyDocument;
import io.github.sstiam.policy.PolicyWriter;
import io.github.sstiam.report.GrantingPolicy;
import io.github.sstiam.report.GrantingPolicy.Grants;
import io.github.sstiam.report.VerificationReport;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.simulation.VerifiedPermission;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * The files that a verification leaves: reports, and the policies that grant what is missing.
 *
 * @param output the folder
 * @param formats the formats of the report
 */
public record VerificationFiles(OutputFiles output, Set<ReportFormat> formats) {
  private static final String MISSING_POLICY = "missing-policy.json";
  private static final String CALLER_POLICY = "caller-policy.json";

  /** The policies grant exactly what is missing. */
  private static final FittingOptions EXACTLY =
      new FittingOptions(
          PolicyQuota.MANAGED_POLICY, PolicyQuota.ATTACHED_POLICIES, WildcardMode.NEVER);

  /** Writes the policy that lets the caller simulate. */
  public Path writeCallerPolicy(PolicyDocument policy) throws GoalException {
    return output.write(CALLER_POLICY, PolicyWriter.write(policy));
  }

  /** Removes the policy that lets the caller simulate: the caller may do so now. */
  public void removeCallerPolicy() throws GoalException {
    output.remove(CALLER_POLICY);
  }

  /** Removes the results of an earlier run: they are unknown now. */
  public void removeAnswers() throws GoalException {
    for (ReportFormat format : ReportFormat.values()) {
      output.remove(format.file());
    }
    missingPolicies().removeAll();
  }

  /**
   * Writes the policies that grant what is missing; those of an earlier run are removed.
   *
   * @param missing the missing permissions
   * @param catalog knows which actions a wildcard matches
   * @return the policies, with the names of their files
   */
  public List<GrantingPolicy> writeMissing(List<VerifiedPermission> missing, Catalog catalog)
      throws GoalException {
    PolicyOutput files = missingPolicies();
    files.removeAll();
    List<GrantingPolicy> policies = new ArrayList<>();
    for (Map.Entry<DeployingPrincipal, List<PermissionRequirement>> entry :
        byIdentity(missing).entrySet()) {
      FittedPolicy policy = fitted(entry.getValue(), catalog);
      List<Path> written = files.write(entry.getKey(), policy);
      for (int i = 0; i < written.size(); i++) {
        policies.add(
            new GrantingPolicy(
                Grants.MISSING,
                entry.getKey(),
                Optional.of(written.get(i).getFileName().toString()),
                policy.documents().get(i).policy()));
      }
    }
    return policies;
  }

  /** The page also offers the complete policy of each identity. */
  private static VerificationReport withPolicyOfAll(VerificationReport report, Catalog catalog) {
    List<GrantingPolicy> policies = new ArrayList<>(report.policies());
    policies.addAll(ofAll(report.verification().permissions(), catalog));
    return new VerificationReport(report.subject(), report.judged(), policies);
  }

  /**
   * Composes the policies that grant all required permissions.
   *
   * @param permissions the required permissions
   * @param catalog knows which actions a wildcard matches
   */
  static List<GrantingPolicy> ofAll(List<VerifiedPermission> permissions, Catalog catalog) {
    List<GrantingPolicy> policies = new ArrayList<>();
    for (Map.Entry<DeployingPrincipal, List<PermissionRequirement>> entry :
        byIdentity(permissions).entrySet()) {
      for (FittedDocument document : fitted(entry.getValue(), catalog).documents()) {
        policies.add(
            new GrantingPolicy(Grants.ALL, entry.getKey(), Optional.empty(), document.policy()));
      }
    }
    return policies;
  }

  /**
   * Writes the reports; those of an earlier run in other formats are removed.
   *
   * @param report the content
   * @param catalog knows which actions a wildcard matches
   * @return the files
   */
  public List<Path> writeReports(VerificationReport report, Catalog catalog) throws GoalException {
    List<FutureTask<Path>> tasks = new ArrayList<>();
    for (ReportFormat format : ReportFormat.values()) {
      if (formats.contains(format)) {
        tasks.add(new FutureTask<>(() -> write(format, report, catalog)));
      } else {
        output.remove(format.file());
      }
    }
    // Each form has its own classes to load, and takes seconds for a large app.
    for (FutureTask<Path> task : tasks.subList(0, Math.max(0, tasks.size() - 1))) {
      Thread thread = new Thread(task, "sst-iam-report");
      thread.setDaemon(true);
      thread.start();
    }
    if (!tasks.isEmpty()) {
      tasks.get(tasks.size() - 1).run();
    }
    List<Path> written = new ArrayList<>();
    for (FutureTask<Path> task : tasks) {
      written.add(finished(task));
    }
    return written;
  }

  private Path write(ReportFormat format, VerificationReport report, Catalog catalog)
      throws GoalException {
    VerificationReport shown =
        format == ReportFormat.HTML ? withPolicyOfAll(report, catalog) : report;
    return output.write(format.file(), out -> format.write(shown, out));
  }

  private static Path finished(FutureTask<Path> task) throws GoalException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GoalException("Writing the reports was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof GoalException fault) {
        throw fault;
      }
      throw new IllegalStateException("writing a report failed", e.getCause());
    }
  }

  private PolicyOutput missingPolicies() {
    return new PolicyOutput(output, MISSING_POLICY, Set.of(PolicyFormat.JSON));
  }

  private static Map<DeployingPrincipal, List<PermissionRequirement>> byIdentity(
      List<VerifiedPermission> permissions) {
    Map<DeployingPrincipal, List<PermissionRequirement>> needs = new TreeMap<>();
    for (VerifiedPermission permission : permissions) {
      PermissionRequirement requirement = permission.requirement();
      if (requirement.principal().isIdentity()) {
        List<PermissionRequirement> own = needs.get(requirement.principal());
        if (own == null) {
          own = new ArrayList<>();
          needs.put(requirement.principal(), own);
        }
        own.add(requirement);
      }
    }
    return needs;
  }

  /** As many managed policies as may be attached; a larger policy is kept in one document. */
  private static FittedPolicy fitted(List<PermissionRequirement> needs, Catalog catalog) {
    ComposedPolicy policy = LeastPrivilegePolicy.compose(needs, PolicyOptions.DEFAULT);
    try {
      return PolicyFitting.fit(policy, EXACTLY, catalog);
    } catch (PolicyTooLargeException e) {
      return new FittedPolicy(List.of(new FittedDocument(policy.document(), List.of())), List.of());
    }
  }
}
