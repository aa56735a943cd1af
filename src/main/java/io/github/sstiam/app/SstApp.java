package io.github.sstiam.app;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An SST app as its cloud assembly or its templates declare it.
 *
 * @param name the app's name ({@code sst:app}), where the source says it
 * @param stage the stage ({@code sst:stage}), where the source says it
 * @param version the version of SST, where the app's package files say it
 * @param stacks the stacks, each after those that it depends on, nested stacks after their parent
 * @param lookups what synthesis looks up in the account, as CDK names the providers of its context:
 *     {@code hosted-zone} and so on
 * @param remarks what the reader could not determine or had to assume, for the report
 */
public record SstApp(
    Optional<String> name,
    Optional<String> stage,
    Optional<SstVersion> version,
    List<Stack> stacks,
    NavigableSet<String> lookups,
    List<String> remarks) {
  public SstApp {
    requireNonNull(name, "name is null");
    requireNonNull(stage, "stage is null");
    requireNonNull(version, "version is null");
    stacks = List.copyOf(stacks);
    lookups = Collections.unmodifiableNavigableSet(new TreeSet<>(lookups));
    remarks = List.copyOf(remarks);
  }

  /** The same app with other stacks. */
  public SstApp with(List<Stack> others) {
    return new SstApp(name, stage, version, others, lookups, remarks);
  }

  /** The same app with more stacks. */
  public SstApp plus(List<Stack> more) {
    List<Stack> all = new ArrayList<>(stacks);
    all.addAll(more);
    return with(all);
  }
}
