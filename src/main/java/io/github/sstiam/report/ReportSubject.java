package io.github.sstiam.report;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.Stack;
import io.github.sstiam.app.Text;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The subject of a report. It does not depend on the machine or the time.
 *
 * @param app the app's name; empty if it is unknown
 * @param stage the stage; empty if it is unknown
 * @param version the version of SST; empty if it is unknown
 * @param source what the app was read from, such as {@code the cloud assembly .sst/dist}
 * @param accounts the accounts to deploy to, as patterns, sorted
 * @param regions the regions to deploy to, as patterns, sorted
 * @param stacks the names of the stacks, as patterns, in the order of the app
 * @param files the location of the app's files
 */
public record ReportSubject(
    Optional<String> app,
    Optional<String> stage,
    Optional<String> version,
    String source,
    NavigableSet<String> accounts,
    NavigableSet<String> regions,
    List<String> stacks,
    AppFiles files) {
  /**
   * The location of the app's files.
   *
   * @param folder the app's folder relative to the root of its repository, with {@code /} between
   *     folders; empty if it is the root
   * @param main the main file of the app, relative to the app's folder
   */
  public record AppFiles(String folder, String main) {
    public AppFiles {
      requireNonNull(folder, "folder is null");
      requireNonNull(main, "main is null");
    }
  }

  public ReportSubject {
    requireNonNull(app, "app is null");
    requireNonNull(stage, "stage is null");
    requireNonNull(version, "version is null");
    requireNonNull(source, "source is null");
    accounts = Collections.unmodifiableNavigableSet(new TreeSet<>(accounts));
    regions = Collections.unmodifiableNavigableSet(new TreeSet<>(regions));
    stacks = List.copyOf(stacks);
    requireNonNull(files, "files is null");
  }

  /**
   * The subject of a report on an app.
   *
   * @param app the app
   * @param source what it was read from
   * @param files the location of its files
   */
  public static ReportSubject of(SstApp app, String source, AppFiles files) {
    return new ReportSubject(
        app.name(),
        app.stage(),
        app.version().map(Object::toString),
        source,
        environments(app, stack -> stack.environment().accountText()),
        environments(app, stack -> stack.environment().regionText()),
        app.stacks().stream().map(stack -> stack.name().pattern()).toList(),
        files);
  }

  private static NavigableSet<String> environments(SstApp app, Function<Stack, Text> part) {
    return app.stacks().stream()
        .map(stack -> part.apply(stack).pattern())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
