package io.github.sstiam.reader;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.files.AppReadException;

/** Reads an app in one step, for callers that do not extend the catalogue by what it declares. */
public final class SstAppReader {
  private SstAppReader() {}

  /**
   * Chooses the source of an app, reads it and resolves it.
   *
   * @param request which app
   * @param catalog knows what references to resources return
   * @return the app
   * @throws AppReadException if a file is missing or wrong, or is of another stage than asked for
   */
  public static SstApp read(ReadRequest request, Catalog catalog) throws AppReadException {
    return AppSource.of(request).parse().resolve(catalog);
  }
}
