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
 * What a report is about. Nothing of it depends on the machine or the time.
 *
 * @param app the app's name, where it is known
 * @param stage the stage, where it is known
 * @param version the version of SST, where it is known
 * @param source what the app was read from, such as {@code the cloud assembly .sst/dist}
 * @param accounts the accounts that are deployed to, as patterns, sorted
 * @param regions the regions that are deployed to, as patterns, sorted
 * @param stacks the names of the stacks, as patterns, in the order of the app
 * @param files where the app's files are
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
   * Where the app's files are.
   *
   * @param folder the app's folder from the root of its repository, with {@code /} between folders;
   *     blank where it is the root
   * @param main the file that stands for the app as a whole, from the app's folder
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
   * @param files where its files are
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
