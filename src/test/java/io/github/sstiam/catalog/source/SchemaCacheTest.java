package io.github.sstiam.catalog.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.sstiam.catalog.RegisteredType;
import io.github.sstiam.catalog.RegistrySchema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SchemaCacheTest {
  private static final String TYPE = "Acme::Data::Store";
  private static final String SCHEMA = "{\"typeName\": \"Acme::Data::Store\"}";

  @TempDir private Path folder;

  @Test
  void whatWasKeptIsGivenWithItsRole() throws Exception {
    RegisteredType type = type(Optional.of("arn:aws:iam::123456789012:role/Acme"));
    cache(Duration.ZERO).put(type, SCHEMA);

    assertThat(cache(Duration.ZERO).get(TYPE)).contains(type);
    assertThat(cache(Duration.ZERO).get("Acme::Data::Other")).isEmpty();
  }

  @Test
  void afterADayItIsAskedForAgain() throws Exception {
    cache(Duration.ZERO).put(type(Optional.empty()), SCHEMA);

    assertThat(cache(Duration.ofHours(23)).get(TYPE)).isPresent();
    assertThat(cache(Duration.ofHours(25)).get(TYPE)).isEmpty();
  }

  @Test
  void whatIsBrokenIsAskedForAgain() throws Exception {
    cache(Duration.ZERO).put(type(Optional.empty()), SCHEMA);
    Files.writeString(folder.resolve("types").resolve("Acme-Data-Store.json"), "{");

    assertThat(cache(Duration.ZERO).get(TYPE)).isEmpty();
  }

  @Test
  void aFolderThatCannotBeWrittenToIsNoFault() throws Exception {
    Files.writeString(folder.resolve("types"), "a file");

    cache(Duration.ZERO).put(type(Optional.empty()), SCHEMA);

    assertThat(cache(Duration.ZERO).get(TYPE)).isEmpty();
  }

  private SchemaCache cache(Duration later) {
    InstantSource clock = InstantSource.fixed(Instant.now().plus(later));
    return new SchemaCache(folder.resolve("types"), clock);
  }

  private static RegisteredType type(Optional<String> role) throws Exception {
    return new RegisteredType(RegistrySchema.read(SCHEMA), role);
  }
}
