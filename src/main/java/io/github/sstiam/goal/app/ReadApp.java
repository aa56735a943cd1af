package io.github.sstiam.goal.app;

import static java.util.Objects.requireNonNull;

import io.github.sstiam.app.Environment;
import io.github.sstiam.app.SstApp;
import io.github.sstiam.app.SstVersion;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.report.ReportSubject;
import java.util.Optional;

/**
 * An app, and what was learned while it was read.
 *
 * @param app the app
 * @param version the version of SST: the given one, else what the app's package files say
 * @param catalog what is known about resource types and actions
 * @param source what the app was read from, such as {@code the cloud assembly .sst/dist}
 * @param files where the app's files are
 */
public record ReadApp(
    SstApp app,
    Optional<SstVersion> version,
    Catalog catalog,
    String source,
    ReportSubject.AppFiles files) {
  public ReadApp {
    requireNonNull(app, "app is null");
    requireNonNull(version, "version is null");
    requireNonNull(catalog, "catalog is null");
    requireNonNull(source, "source is null");
    requireNonNull(files, "files is null");
  }

  /** What a report on the app is about. */
  public ReportSubject subject() {
    return ReportSubject.of(app, source, files);
  }

  /** Where the app's first stack is deployed; every app has one. */
  public Environment environment() {
    return app.stacks().get(0).environment();
  }
}
