package io.github.sstiam.reader;

import io.github.sstiam.app.SstApp;
import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.construct.ConstructSource;
import io.github.sstiam.reader.script.ScriptException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads an app from its sources, without running them. */
final class ConstructReader {
  private ConstructReader() {}

  static SstApp read(ReadRequest request, Catalog catalog) throws AppReadException {
    if (request.deployed().isPresent()) {
      throw new AppReadException(
          "-Dsst-iam.changesOnly compares templates, and the app's sources hold none. Have the app"
              + " synthesised (-Dsst-iam.synthesise=true), or leave changesOnly out.");
    }
    ConstructSource.Request sources =
        new ConstructSource.Request(
            request.appDirectory(),
            request.version(),
            request.stage(),
            region -> SstAppReader.environment(request.target(), Optional.empty(), region));
    try {
      ConstructSource.Found found = ConstructSource.read(sources, catalog);
      if (request.failOnUnknownConstructs() && !found.unknown().isEmpty()) {
        throw new AppReadException(
            "The app makes constructs that the plugin does not know:\n  "
                + String.join("\n  ", found.unknown())
                + "\nHave the app synthesised (-Dsst-iam.synthesise=true), list what they make as"
                + " <declaredResources>, or set -Dsst-iam.unknownConstructs=warn.");
      }
      SstApp app = found.app();
      List<String> remarks = new ArrayList<>(app.remarks());
      remarks.addAll(found.unknown());
      return new SstApp(
          app.name(), app.stage(), app.version(), app.stacks(), app.lookups(), remarks);
    } catch (ScriptException e) {
      throw new AppReadException(e.getMessage(), e);
    }
  }
}
