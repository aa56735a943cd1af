package io.github.sstiam.report.text;

import io.github.sstiam.app.Construct;
import io.github.sstiam.catalog.Evidence;
import io.github.sstiam.report.Counts;
import io.github.sstiam.report.Reasons;
import io.github.sstiam.report.text.Paint.Style;
import io.github.sstiam.requirement.Origin;
import io.github.sstiam.requirement.Origin.CallOrigin;
import io.github.sstiam.requirement.Origin.ResourceOrigin;
import io.github.sstiam.requirement.ResourceReference;
import io.github.sstiam.simulation.VerifiedPermission;
import io.github.sstiam.text.Sanitizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Permissions as lines of text, grouped by the construct and the resource that need them. Actions
 * that act on the same resource for the same reason share a line.
 */
final class PermissionLines {
  private record Line(String resource, String reason) implements Comparable<Line> {
    @Override
    public int compareTo(Line other) {
      int byResource = resource.compareTo(other.resource);
      return byResource != 0 ? byResource : reason.compareTo(other.reason);
    }
  }

  private final Paint paint;
  private final Map<String, Map<String, Map<Line, List<String>>>> groups = new TreeMap<>();
  private int permissions;

  PermissionLines(Paint paint, List<VerifiedPermission> permissions) {
    this.paint = paint;
    permissions.forEach(this::add);
  }

  private void add(VerifiedPermission permission) {
    Origin origin = permission.requirement().origins().get(0);
    int others = permission.requirement().origins().size() - 1;
    String reason =
        Reasons.of(permission.verdict())
            + (others == 0 ? "" : " (and for " + Counts.of(others, "more resource") + ")")
            + (permission.requirement().evidence() == Evidence.INFERRED
                ? " (the need is inferred)"
                : "");
    groups
        .computeIfAbsent(owner(origin), key -> new TreeMap<>())
        .computeIfAbsent(subject(origin), key -> new TreeMap<>())
        .computeIfAbsent(
            new Line(permission.requirement().resource().text(), reason), key -> new ArrayList<>())
        .add(permission.requirement().action().toString());
    permissions++;
  }

  /**
   * The lines, indented.
   *
   * @param most the maximum number of lines; the last one then says how many permissions are left
   *     out
   */
  List<String> upTo(int most) {
    List<String> lines = new ArrayList<>();
    int shown = 0;
    for (Map.Entry<String, Map<String, Map<Line, List<String>>>> group : groups.entrySet()) {
      List<String> heads = new ArrayList<>();
      heads.add("  " + paint.of(Style.STRONG, group.getKey()));
      for (Map.Entry<String, Map<Line, List<String>>> subject : group.getValue().entrySet()) {
        heads.add("    " + subject.getKey());
        for (Map.Entry<Line, List<String>> line : subject.getValue().entrySet()) {
          if (lines.size() + heads.size() >= most && shown < permissions) {
            lines.add("  ... and " + (permissions - shown) + " more, listed in the report.");
            return lines;
          }
          lines.addAll(heads);
          heads.clear();
          lines.add("      " + text(line.getKey(), line.getValue()));
          shown += line.getValue().size();
        }
      }
    }
    return lines;
  }

  private static String text(Line line, List<String> actions) {
    return Sanitizer.line(
        String.join(", ", actions) + " on " + line.resource() + ": " + line.reason());
  }

  /** The owner of a need: the construct, or the deployment of a stack. */
  private static String owner(Origin origin) {
    return origin instanceof ResourceOrigin resource
        ? owner(resource.resource())
        : Sanitizer.line("Deployment of " + origin.stack());
  }

  /** The construct that owns a resource, or else its stack. */
  static String owner(ResourceReference resource) {
    return Sanitizer.line(
        resource.construct().map(PermissionLines::shown).orElse(resource.stack()));
  }

  private static String shown(Construct construct) {
    String type = construct.type().isBlank() ? "" : " (" + construct.type() + ")";
    return construct.path() + type + construct.place().map(place -> " at " + place).orElse("");
  }

  /** The part of the owner that has the need: the resource, or the purpose of a call. */
  private static String subject(Origin origin) {
    if (origin instanceof ResourceOrigin resource) {
      return subject(resource.resource());
    }
    if (origin instanceof CallOrigin call) {
      return Sanitizer.line("to " + call.purpose());
    }
    throw new AssertionError(origin);
  }

  /** A resource by its type and logical ID. */
  static String subject(ResourceReference resource) {
    return Sanitizer.line(resource.type() + " " + resource.logicalId());
  }
}
