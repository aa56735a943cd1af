package io.github.sstiam.report.html;

import io.github.sstiam.report.Counts;
import io.github.sstiam.report.VerificationReport;
import io.github.sstiam.report.text.VerificationText;
import io.github.sstiam.requirement.DeployingPrincipal;
import io.github.sstiam.simulation.Verdict.Outcome;
import io.github.sstiam.simulation.Verification.UnverifiedPrincipal;
import io.github.sstiam.simulation.gate.ClassifiedPermission;
import io.github.sstiam.simulation.gate.ClassifiedVerification;
import io.github.sstiam.simulation.gate.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * The content of the page.
 *
 * @param report the verification
 * @param assets the page's style and script
 * @param index the numbers of owners and principals
 * @param totals the number of permissions of each outcome
 * @param filters the filters of the list of permissions
 * @param sections the permissions, the worst first
 * @param matrix constructs and services
 * @param identities the identities of the deployment
 * @param picture the identities as a drawing
 * @param policies the policies to attach
 * @param left the number of permissions that are not listed
 */
record Page(
    VerificationReport report,
    PageAssets assets,
    Index index,
    List<Total> totals,
    List<Filter> filters,
    List<PermissionSection> sections,
    Matrix matrix,
    List<IdentityEntry> identities,
    IdentityPicture picture,
    List<PolicyEntry> policies,
    int left) {
  /** Browsers become slow with more; {@code verification.json} has all of them. */
  static final int MOST_LISTED = 5_000;

  /**
   * The number of permissions of one outcome.
   *
   * @param outcome the outcome
   * @param start the number of permissions before it in the bar
   * @param count the number
   */
  record Total(Outcome outcome, int start, int count) {
    String key() {
      return Mark.key(outcome);
    }

    String words() {
      return VerificationText.name(outcome);
    }
  }

  /**
   * The numbers by which the page refers to owners and principals.
   *
   * @param owners the owners, sorted, each with its number
   * @param principals the principals, sorted, each with its number
   * @param services the services of their actions
   */
  record Index(
      Map<Owner, Integer> owners,
      Map<DeployingPrincipal, Integer> principals,
      NavigableSet<String> services) {
    static Index of(List<PermissionEntry> permissions) {
      NavigableSet<Owner> owners = new TreeSet<>();
      NavigableSet<DeployingPrincipal> principals = new TreeSet<>();
      NavigableSet<String> services = new TreeSet<>();
      for (PermissionEntry permission : permissions) {
        owners.addAll(permission.owners());
        principals.add(permission.principal());
        services.add(permission.service());
      }
      return new Index(numbered(owners), numbered(principals), services);
    }

    int number(Owner owner) {
      return owners.get(owner);
    }

    /** The numbers of owners, separated by blanks. */
    String numbers(NavigableSet<Owner> some) {
      StringBuilder numbers = new StringBuilder();
      for (Owner owner : some) {
        numbers.append(numbers.length() == 0 ? "" : " ").append(number(owner));
      }
      return numbers.toString();
    }

    int number(DeployingPrincipal principal) {
      return principals.get(principal);
    }

    private static <T> Map<T, Integer> numbered(NavigableSet<T> things) {
      Map<T, Integer> numbers = new LinkedHashMap<>();
      for (T thing : things) {
        numbers.put(thing, numbers.size());
      }
      return numbers;
    }
  }

  static Page of(VerificationReport report) {
    List<ClassifiedPermission> all = report.judged().permissions();
    List<IdentityEntry> identities = IdentityEntry.of(report);
    List<PermissionEntry> permissions = entries(listed(all));
    Index index = Index.of(permissions);
    return new Page(
        report,
        PageAssets.load(),
        index,
        totals(report),
        Filter.of(permissions, index),
        PermissionSection.of(permissions),
        Matrix.of(permissions, index),
        identities,
        IdentityPicture.of(identities),
        PolicyEntry.of(report.policies()),
        all.size() - permissions.size());
  }

  private static List<PermissionEntry> entries(List<ClassifiedPermission> permissions) {
    List<PermissionEntry> entries = new ArrayList<>(permissions.size());
    for (ClassifiedPermission judged : permissions) {
      entries.add(PermissionEntry.of(entries.size(), judged));
    }
    return entries;
  }

  /** The permissions that the page lists; if there are too many, the worst ones. */
  private static List<ClassifiedPermission> listed(List<ClassifiedPermission> all) {
    if (all.size() <= MOST_LISTED) {
      return all;
    }
    List<ClassifiedPermission> listed = new ArrayList<>(MOST_LISTED);
    for (Severity standing : Mark.STANDINGS) {
      for (ClassifiedPermission each : all) {
        if (each.severity() == standing && listed.size() < MOST_LISTED) {
          listed.add(each);
        }
      }
    }
    return listed;
  }

  private static List<Total> totals(VerificationReport report) {
    List<Total> totals = new ArrayList<>();
    int start = 0;
    for (Outcome outcome : Mark.OUTCOMES) {
      int count = (int) report.verification().count(outcome);
      totals.add(new Total(outcome, start, count));
      start += count;
    }
    return List.copyOf(totals);
  }

  /** The title: the app and its stage. */
  String title() {
    Optional<String> app = report.subject().app();
    Optional<String> stage = report.subject().stage();
    if (app.isPresent() && stage.isPresent()) {
      return app.get() + " (" + stage.get() + ")";
    }
    return app.or(() -> stage).orElse("SST app");
  }

  /** The note that not all permissions are listed. */
  String leftOut() {
    return "The "
        + Counts.of(MOST_LISTED)
        + " most important permissions are listed. "
        + Counts.of(left)
        + " more are in verification.json.";
  }

  int size() {
    return report.verification().permissions().size();
  }

  boolean isPassed() {
    return report.judged().isPassed();
  }

  /** The style of the result: failure, warning or passed. */
  String tone() {
    if (!isPassed()) {
      return "failure";
    }
    boolean isClean =
        report.judged().of(Severity.WARNING).isEmpty()
            && report.judged().needless().isEmpty()
            && report.verification().unverified().isEmpty();
    return isClean ? "passed" : "warning";
  }

  /** The result in a sentence. */
  String answer() {
    ClassifiedVerification judged = report.judged();
    int failures = judged.of(Severity.FAILURE).size();
    if (failures > 0) {
      return Counts.of(failures, "permission")
          + (failures == 1 ? " is" : " are")
          + " missing or undecided. The build fails.";
    }
    if (!judged.isPassed()) {
      return "A suppression has expired or matches nothing. The build fails.";
    }
    int warnings = judged.of(Severity.WARNING).size();
    if (warnings > 0) {
      return "The build continues, with " + Counts.of(warnings, "warning") + ".";
    }
    int unverified = report.verification().unverified().size();
    if (unverified > 0) {
      return "Nothing is missing, but "
          + (unverified == 1 ? "1 identity" : unverified + " identities")
          + " could not be verified.";
    }
    return judged.suppressed().isEmpty()
        ? "All verified permissions are granted."
        : "All verified permissions are granted or suppressed.";
  }

  /** A text for each identity that could not be verified. */
  List<String> unverified() {
    List<String> texts = new ArrayList<>();
    for (UnverifiedPrincipal each : report.verification().unverified()) {
      String count = Counts.of(each.permissions(), "permission");
      texts.add(each.principal() + ", " + count + ": " + each.reason());
    }
    return texts;
  }
}
