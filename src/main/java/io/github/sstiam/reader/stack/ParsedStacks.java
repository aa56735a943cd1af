package io.github.sstiam.reader.stack;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.files.AppReadException;
import java.util.List;

/**
 * The stacks of an app, all of whose files are read and parsed. What their values come to depends
 * on the catalogue, which knows what references to resources return; it may be extended by what the
 * stacks declare before they are resolved.
 */
public interface ParsedStacks {
  /**
   * The resource types that the stacks declare, in the order of the stacks.
   *
   * @param catalog what is known so far: whether a nested stack's resource is declared may depend
   *     on a reference
   * @throws AppReadException if a template is wrong
   */
  List<DeclaredTypes> types(Catalog catalog) throws AppReadException;

  /**
   * Resolves all values.
   *
   * @param catalog knows what references to resources return
   * @return the app
   * @throws AppReadException if a template is wrong
   */
  SstApp resolve(Catalog catalog) throws AppReadException;
}
