package io.github.sstiam;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A run has one catalogue, which may differ from the embedded one (-Dsst-iam.catalog). */
class CatalogOfTheRunTest {
  @Test
  void onlyTheGoalsOpenTheEmbeddedCatalogue() {
    assertThat(SourceFile.ofThePlugin())
        .filteredOn(file -> !file.packageName().matches(".*\\.(mojo|goal)(\\..*)?"))
        .filteredOn(file -> file.code().contains("Catalog.embedded()"))
        .extracting(SourceFile::name)
        .isEmpty();
  }
}
