package io.github.sstiam.reader.stack;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.reader.change.DeployedTemplates;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the user says of an app's stacks, beside the files that declare them.
 *
 * @param appDirectory the app's folder, from which files are named
 * @param target the environment that overrides what the files say
 * @param stage the stage that the app must be of
 * @param parameters values of template parameters
 * @param deployed the deployed templates; with them, only what differs from them is read
 */
public record StackOptions(
    Path appDirectory,
    Target target,
    Optional<String> stage,
    Map<String, String> parameters,
    Optional<DeployedTemplates> deployed) {
  public StackOptions {
    requireNonNull(appDirectory, "appDirectory is null");
    requireNonNull(target, "target is null");
    requireNonNull(stage, "stage is null");
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
    requireNonNull(deployed, "deployed is null");
  }
}
