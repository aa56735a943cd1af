package io.github.sstiam.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.github.sstiam.catalog.Catalog;
import io.github.sstiam.reader.ReadRequest;
import io.github.sstiam.reader.Source;
import io.github.sstiam.reader.SstAppReader;
import io.github.sstiam.reader.files.AppReadException;
import io.github.sstiam.reader.stack.Target;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** The source of a stack, parsed and interpreted. */
final class ConstructInput {
  private static final Catalog CATALOG = Catalog.embedded();

  private static final class Folders {
    private static final Path FOLDER = InputFolder.make();

    static {
      write("package.json", "{\"devDependencies\": {\"sst\": \"2.49.8\"}}".getBytes(UTF_8));
      write(
          "sst.config.ts",
          """
          import { Shop } from './Shop';
          export default { config: () => ({ name: 'shop', region: 'eu-west-1' }),
            stacks: (app) => { app.stack(Shop); } };
          """
              .getBytes(UTF_8));
    }

    private static void write(String name, byte[] content) {
      try {
        Files.write(FOLDER.resolve(name), content);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  private ConstructInput() {}

  static void take(byte[] data) {
    Folders.write("Shop.ts", data);
    ReadRequest request =
        ReadRequest.in(Folders.FOLDER)
            .target(new Target(Optional.empty(), Optional.of("123456789012"), Optional.empty()))
            .stage(Optional.of("prod"))
            .build()
            .from(Source.CONSTRUCTS);
    try {
      SstAppReader.read(request, CATALOG);
    } catch (AppReadException e) {
      return;
    }
  }
}
