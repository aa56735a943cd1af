package io.github.sstiam.catalog;

import java.util.Optional;

/** The actions of the catalogue, as a normaliser asks for them. */
final class ListedActions implements ActionReference {
  private final Catalog catalog;

  ListedActions(Catalog catalog) {
    this.catalog = catalog;
  }

  @Override
  public Optional<String> spelling(String service, String name) {
    return catalog
        .service(service)
        .flatMap(file -> file.action(name))
        .map(entry -> entry.action().toString());
  }

  @Override
  public boolean hasService(String service) {
    return catalog.service(service).isPresent();
  }

  @Override
  public boolean hasAction(String service, String name) {
    return !catalog.matching(service + ":" + name).isEmpty();
  }
}
