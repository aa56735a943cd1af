package io.github.sstiam.mojo.output;

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
import org.apache.maven.plugin.MojoExecutionException;

/**
 * The files that a verification leaves: reports, and the policies that grant what is missing.
 *
 * @param output where they are written to
 * @param formats the forms of the report
 */
public record VerificationFiles(OutputFiles output, Set<ReportFormat> formats) {
  private static final String MISSING_POLICY = "missing-policy.json";
  private static final String CALLER_POLICY = "caller-policy.json";

  /** What is missing is granted exactly. */
  private static final FittingOptions EXACTLY =
      new FittingOptions(
          PolicyQuota.MANAGED_POLICY, PolicyQuota.ATTACHED_POLICIES, WildcardMode.NEVER);

  /** Writes the policy that lets the caller ask. */
  public Path writeCallerPolicy(PolicyDocument policy) throws MojoExecutionException {
    return output.write(CALLER_POLICY, PolicyWriter.write(policy));
  }

  /** Removes the policy that lets the caller ask, which now may. */
  public void removeCallerPolicy() throws MojoExecutionException {
    output.remove(CALLER_POLICY);
  }

  /** Removes the files of an earlier run, which would say what is not known now. */
  public void removeAnswers() throws MojoExecutionException {
    for (ReportFormat format : ReportFormat.values()) {
      output.remove(format.file());
    }
    missingPolicies().removeAll();
  }

  /**
   * Writes the policies that grant what is missing; those of an earlier run are removed.
   *
   * @param missing what is missing
   * @param catalog knows what wildcards stand for
   * @return the policies, with the names of their files
   */
  public List<GrantingPolicy> writeMissing(List<VerifiedPermission> missing, Catalog catalog)
      throws MojoExecutionException {
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

  /** The page offers the whole policy of each identity, too. */
  private static VerificationReport withPolicyOfAll(VerificationReport report, Catalog catalog) {
    List<GrantingPolicy> policies = new ArrayList<>(report.policies());
    policies.addAll(ofAll(report.verification().permissions(), catalog));
    return new VerificationReport(report.subject(), report.judged(), policies);
  }

  /**
   * Composes the policies that grant all that is needed.
   *
   * @param permissions what is needed
   * @param catalog knows what wildcards stand for
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
   * Writes the reports; those of an earlier run in other forms are removed.
   *
   * @param report what there is to say
   * @param catalog knows what wildcards stand for
   * @return where the reports are
   */
  public List<Path> writeReports(VerificationReport report, Catalog catalog)
      throws MojoExecutionException {
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
      throws MojoExecutionException {
    VerificationReport shown =
        format == ReportFormat.HTML ? withPolicyOfAll(report, catalog) : report;
    return output.write(format.file(), out -> format.write(shown, out));
  }

  private static Path finished(FutureTask<Path> task) throws MojoExecutionException {
    try {
      return task.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new MojoExecutionException("Writing the reports was interrupted.", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof MojoExecutionException fault) {
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

  /** As many managed policies as may be attached; a policy that is larger still is shown whole. */
  private static FittedPolicy fitted(List<PermissionRequirement> needs, Catalog catalog) {
    ComposedPolicy policy = LeastPrivilegePolicy.compose(needs, PolicyOptions.DEFAULT);
    try {
      return PolicyFitting.fit(policy, EXACTLY, catalog);
    } catch (PolicyTooLargeException e) {
      return new FittedPolicy(List.of(new FittedDocument(policy.document(), List.of())), List.of());
    }
  }
}
