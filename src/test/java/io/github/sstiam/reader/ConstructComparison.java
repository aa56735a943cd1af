package io.github.sstiam.reader;

import io.github.sstiam.app.DeclaredResource;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.stack.Target;
import io.github.sstiam.requirement.Deployment;
import io.github.sstiam.requirement.Necessity;
import io.github.sstiam.requirement.PermissionRequirement;
import io.github.sstiam.requirement.resolution.RequirementResolver;
import java.nio.file.Path;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What an app's deployment needs by its sources beside what it needs by its assembly.
 *
 * @param bySources the app as its sources have it
 * @param byAssembly the app as its assembly has it
 */
record ConstructComparison(SstApp bySources, SstApp byAssembly) {
  private static final Catalog CATALOG = Catalog.embedded();
  private static final RequirementResolver RESOLVER = new RequirementResolver(CATALOG);

  static ConstructComparison of(Path app, Path assembly) throws AppReadException {
    ReadRequest sources =
        ReadRequest.in(app)
            .target(
                new Target(Optional.empty(), Optional.of("123456789012"), Optional.of("us-east-1")))
            .stage(Optional.of("prod"))
            .build();
    ReadRequest synthesised =
        ReadRequest.in(app)
            .assembly(Optional.of(assembly))
            .target(sources.stacks().target())
            .build();
    return new ConstructComparison(
        SstAppReader.read(sources.from(Source.CONSTRUCTS), CATALOG),
        SstAppReader.read(synthesised, CATALOG));
  }

  private static List<PermissionRequirement> requirements(SstApp app) {
    Deployment deployment =
        new Deployment(
            Deployment.Command.DEPLOY,
            Deployment.Stacks.ANY,
            app.version(),
            Optional.empty(),
            Optional.empty(),
            Deployment.Roles.AUTO);
    return RESOLVER.resolve(app, deployment).requirements();
  }

  /** The actions that deploying the app takes. */
  static NavigableSet<String> actions(SstApp app, boolean requiredOnly) {
    return requirements(app).stream()
        .filter(requirement -> !requiredOnly || requirement.necessity() == Necessity.REQUIRED)
        .map(requirement -> requirement.action().toString())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The required actions that the sources do not show. */
  NavigableSet<String> missing() {
    NavigableSet<String> missing = actions(byAssembly, true);
    missing.removeAll(actions(bySources, true));
    return missing;
  }

  /** The required permissions of the assembly that those of the sources do not cover. */
  NavigableSet<String> uncovered() {
    List<PermissionRequirement> granted = requirements(bySources);
    NavigableSet<String> uncovered = new TreeSet<>();
    for (PermissionRequirement needed : requirements(byAssembly)) {
      boolean covered =
          granted.stream()
              .filter(grant -> grant.action().equals(needed.action()))
              .filter(grant -> grant.principal().equals(needed.principal()))
              .anyMatch(grant -> grant.resource().covers(needed.resource()));
      if (!covered && needed.necessity() == Necessity.REQUIRED) {
        List<String> instead =
            granted.stream()
                .filter(grant -> grant.action().equals(needed.action()))
                .map(grant -> grant.resource().toString())
                .sorted()
                .toList();
        uncovered.add(needed.action() + " on " + needed.resource() + ", but on " + instead);
      }
    }
    return uncovered;
  }

  /** The actions that the sources show and the assembly does not. */
  NavigableSet<String> more() {
    NavigableSet<String> more = actions(bySources, false);
    more.removeAll(actions(byAssembly, false));
    return more;
  }

  /** The resource types of an app with the properties that its resources have. */
  static NavigableSet<String> properties(SstApp app) {
    NavigableSet<String> found = new TreeSet<>();
    for (Stack stack : app.stacks()) {
      for (DeclaredResource resource : stack.resources()) {
        if (!resource.type().equals("AWS::CDK::Metadata")) {
          found.add(resource.type());
          resource.properties().values().keySet().stream()
              .map(name -> resource.type() + "." + name)
              .forEach(found::add);
        }
      }
    }
    return found;
  }

  /** What differs, for whoever mends the tables. */
  String report() {
    NavigableSet<String> lost = properties(byAssembly);
    lost.removeAll(properties(bySources));
    NavigableSet<String> extra = properties(bySources);
    extra.removeAll(properties(byAssembly));
    NavigableSet<String> missingAny = actions(byAssembly, false);
    missingAny.removeAll(actions(bySources, false));
    return String.join(
        "\n",
        "actions by assembly "
            + actions(byAssembly, false).size()
            + ", by sources "
            + actions(bySources, false).size(),
        "required actions missing: " + missing(),
        "other actions missing: " + missingAny,
        "required not covered: " + uncovered(),
        "actions more: " + more(),
        "properties missing: " + lost,
        "properties more: " + extra,
        "remarks: " + String.join("\n         ", bySources.remarks()));
  }
}
