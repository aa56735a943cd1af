package io.github.sstiam.reader;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.assembly.AssemblyReader;
import io.github.sstiam.reader.construct.ConstructSource;
import io.github.sstiam.reader.declared.DeclaredStacks;
import io.github.sstiam.reader.declared.NoStacks;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.stack.DeclaredTypes;
import io.github.sstiam.reader.stack.ParsedStacks;
import io.github.sstiam.reader.stack.PlainTemplates;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An app all of whose files are read. What its values come to depends on the catalogue, which may
 * be extended by what the app declares before they are resolved.
 */
public final class ParsedApp {
  private final AppSource source;
  private final ParsedStacks stacks;
  private final DeclaredStacks declared;

  private ParsedApp(AppSource source, ParsedStacks stacks, DeclaredStacks declared) {
    this.source = source;
    this.stacks = stacks;
    this.declared = declared;
  }

  static ParsedApp of(AppSource source) throws AppReadException {
    ReadRequest request = source.request();
    DeclaredStacks declared =
        new DeclaredStacks(request.declaredResources(), request.stacks().target().environment());
    return new ParsedApp(source, stacks(source), declared);
  }

  private static ParsedStacks stacks(AppSource source) throws AppReadException {
    ReadRequest request = source.request();
    if (source instanceof AppSource.Templates) {
      return PlainTemplates.parse(request.templates(), request.stackName(), request.stacks());
    }
    if (source instanceof AppSource.Assembly assembly) {
      return AssemblyReader.parse(assembly.folder(), request.stacks());
    }
    if (source instanceof AppSource.ConstructSources constructs) {
      return ConstructSource.parse(
          new ConstructSource.Request(
              constructs.configuration(),
              request.folder().version(),
              request.stacks(),
              request.failOnUnknownConstructs()));
    }
    return new NoStacks(request.folder().name(), request.stage(), request.folder().version());
  }

  /** What the app is read from. */
  public AppSource source() {
    return source;
  }

  /**
   * The resource types that the app declares: those of each stack, with the stack's environment.
   *
   * @param catalog what is known so far: whether a nested stack's resource is declared may depend
   *     on a reference
   * @throws AppReadException if a template is wrong
   */
  public List<DeclaredTypes> types(Catalog catalog) throws AppReadException {
    return declared.types(stacks.types(catalog));
  }

  /**
   * Resolves all values.
   *
   * @param catalog knows what references to resources return
   * @return the app
   * @throws AppReadException if a template is wrong, or the app is of another stage than asked for
   */
  public SstApp resolve(Catalog catalog) throws AppReadException {
    SstApp app = stacks.resolve(catalog);
    checkStage(source.request().stage(), app.stage());
    SstApp all = declared.addedTo(app, catalog);
    List<String> remarks = new ArrayList<>(source.remarks());
    remarks.addAll(all.remarks());
    return new SstApp(all.name(), all.stage(), all.version(), all.stacks(), all.lookups(), remarks);
  }

  private static void checkStage(Optional<String> wanted, Optional<String> stage)
      throws AppReadException {
    if (wanted.isPresent() && stage.isPresent() && !wanted.equals(stage)) {
      throw new AppReadException(
          "The cloud assembly is of stage \""
              + stage.get()
              + "\", but -Dsst-iam.stage is \""
              + wanted.get()
              + "\". Run \"npx sst build --stage "
              + wanted.get()
              + "\" first, or give the stage of the assembly.");
    }
  }
}
