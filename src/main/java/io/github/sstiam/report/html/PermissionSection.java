package io.github.sstiam.report.html;

import io.github.sstiam.simulation.gate.Severity;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The permissions of one standing.
 *
 * @param standing their consequence for the build
 * @param groups the permissions by the first owner that needs them
 * @param count how many
 */
record PermissionSection(Severity standing, List<Group> groups, int count) {
  /** A section with more permissions starts folded, so that the page stays short. */
  private static final int MOST_OPEN = 40;

  /**
   * The permissions of one owner.
   *
   * @param owner the owner
   * @param permissions the worst first
   */
  record Group(Owner owner, List<PermissionEntry> permissions) {}

  /** The sections that are not empty, the worst first. */
  static List<PermissionSection> of(List<PermissionEntry> permissions) {
    List<PermissionSection> sections = new ArrayList<>();
    for (Severity standing : Mark.STANDINGS) {
      PermissionSection section = of(standing, permissions);
      if (section.count() > 0) {
        sections.add(section);
      }
    }
    return sections;
  }

  private static PermissionSection of(Severity standing, List<PermissionEntry> permissions) {
    Map<Owner, List<PermissionEntry>> byOwner = new TreeMap<>();
    int count = 0;
    for (PermissionEntry permission : permissions) {
      if (permission.judged().severity() == standing) {
        Owner owner = permission.owners().first();
        List<PermissionEntry> own = byOwner.get(owner);
        if (own == null) {
          own = new ArrayList<>();
          byOwner.put(owner, own);
        }
        own.add(permission);
        count++;
      }
    }
    List<Group> groups = new ArrayList<>();
    for (Map.Entry<Owner, List<PermissionEntry>> own : byOwner.entrySet()) {
      groups.add(new Group(own.getKey(), own.getValue()));
    }
    return new PermissionSection(standing, groups, count);
  }

  String key() {
    return Mark.key(standing);
  }

  String title() {
    return switch (standing) {
      case FAILURE -> "The build fails for these";
      case WARNING -> "Warnings";
      case SUPPRESSED -> "Suppressed";
      case PASSED -> "Allowed";
    };
  }

  String note() {
    return switch (standing) {
      case FAILURE -> "Denied or undecided, and the deployment needs them.";
      case WARNING -> "Denied or undecided, but the build continues.";
      case SUPPRESSED -> "Denied or undecided, but suppressed.";
      case PASSED -> "Nothing to do.";
    };
  }

  /** Whether the section starts unfolded. */
  boolean isOpen() {
    return standing != Severity.PASSED;
  }

  /** Whether its groups start unfolded. */
  boolean hasOpenGroups() {
    return standing != Severity.PASSED && count <= MOST_OPEN;
  }

  /** Whether its permissions start unfolded. */
  boolean hasOpenPermissions() {
    return (standing == Severity.FAILURE || standing == Severity.SUPPRESSED) && count <= MOST_OPEN;
  }
}
