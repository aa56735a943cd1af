package io.github.sstiam.reader.assembly;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.SstVersion;
import io.github.sstiam.app.Stack;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.stack.DeclaredTypes;
import io.github.sstiam.reader.stack.ParsedStacks;
import io.github.sstiam.reader.stack.StackInterfaces;
import io.github.sstiam.reader.stack.StackOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;

/**
 * A cloud assembly, all of whose files are read.
 *
 * @param artifacts its stacks, each after those that it depends on
 * @param tree the constructs of the app
 * @param options what the user says of the stacks
 * @param version the version of SST that the app's package files say
 * @param lookups what synthesis looks up in the account
 * @param remarks what could not be read
 */
record ParsedAssembly(
    List<StackArtifact> artifacts,
    ConstructTree tree,
    StackOptions options,
    Optional<SstVersion> version,
    NavigableSet<String> lookups,
    List<String> remarks)
    implements ParsedStacks {
  @Override
  public List<DeclaredTypes> types(Catalog catalog) throws AppReadException {
    List<DeclaredTypes> types = new ArrayList<>();
    for (StackArtifact artifact : artifacts) {
      types.addAll(artifact.types(catalog));
    }
    return types;
  }

  @Override
  public SstApp resolve(Catalog catalog) throws AppReadException {
    StackInterfaces interfaces = new StackInterfaces();
    List<Stack> stacks = new ArrayList<>();
    for (StackArtifact artifact : artifacts) {
      stacks.addAll(artifact.resolve(tree, interfaces, catalog));
    }
    interfaces.check(options.parameters());
    List<String> all = new ArrayList<>(remarks);
    all.addAll(interfaces.remarks());
    Optional<String> stage = tag("sst:stage", stacks);
    return new SstApp(
        tag("sst:app", stacks),
        stage.isPresent() ? stage : options.stage(),
        version,
        stacks,
        lookups,
        all);
  }

  private static Optional<String> tag(String key, List<Stack> stacks) {
    for (Stack stack : stacks) {
      String value = stack.tags().get(key);
      if (value != null) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }
}
