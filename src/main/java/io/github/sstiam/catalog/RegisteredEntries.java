package io.github.sstiam.catalog;

import io.github.sstiam.catalog.CatalogFile.Row;
import io.github.sstiam.catalog.HandlerAction.Status;
import io.github.sstiam.catalog.ResourceTypeEntry.Source;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Makes entries of registered types, as the generator of the catalogue makes them of the schemas
 * that AWS publishes. What a schema does not tell (ARNs, generated names, reviewed needs) stays as
 * the catalogue has it.
 */
final class RegisteredEntries {
  private final ActionReference reference;
  private final Map<String, RegisteredType> types;

  /**
   * @param reference the actions that IAM has
   * @param types the types by their names
   */
  RegisteredEntries(ActionReference reference, Map<String, RegisteredType> types) {
    this.reference = reference;
    this.types = types;
  }

  /**
   * The entry of a type.
   *
   * @param name the type's name
   * @param known what the catalogue itself has of it
   * @return the entry, or empty where the registry was not asked for the type
   */
  Optional<ResourceTypeEntry> of(String name, Optional<ResourceTypeEntry> known) {
    return Optional.ofNullable(types.get(name)).map(type -> entry(type, known));
  }

  private ResourceTypeEntry entry(RegisteredType type, Optional<ResourceTypeEntry> known) {
    RegistrySchema schema = type.schema();
    if (!schema.hasHandlers() && known.isPresent()) {
      return known.get();
    }
    return new ResourceTypeEntry(
        schema.type(),
        schema.hasHandlers() ? Source.SCHEMA : Source.NONE,
        actions(type),
        known.map(ResourceTypeEntry::added).orElse(List.of()),
        schema.hasHandler("update"),
        schema.taggable(),
        schema.primaryIdentifier(),
        List.copyOf(schema.readOnly()),
        List.copyOf(schema.createOnly()),
        known.isPresent() ? known.get().ref() : ref(schema),
        known.flatMap(ResourceTypeEntry::arn),
        known.map(ResourceTypeEntry::arnRules).orElse(List.of()),
        known.flatMap(ResourceTypeEntry::naming),
        known.map(ResourceTypeEntry::needs).orElse(List.of()),
        type.handlerRole(),
        known.map(ResourceTypeEntry::attributes).orElse(Map.of()));
  }

  /**
   * What the handlers call with the deployment's rights or with their role's. Handlers of others
   * without a role get no credentials
   * (https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_RegisterType.html).
   */
  private List<HandlerAction> actions(RegisteredType type) {
    if (!type.isOfAws() && type.handlerRole().isEmpty()) {
      return List.of();
    }
    HandlerActions actions = new HandlerActions();
    actions.add(type.schema(), normaliser(), (raw, normalised) -> {});
    for (Row row : overrides("manual")) {
      List<String> fields = row.fields(3);
      if (fields.get(0).equals(type.schema().type()) && !fields.get(1).equals("-")) {
        actions.add(fields.get(1), ResourceTypeFile.operations(row, fields.get(2)), Status.LISTED);
      }
    }
    return actions.sorted();
  }

  private ActionNormaliser normaliser() {
    Map<String, List<String>> replacements = new HashMap<>();
    for (Row row : overrides("fix")) {
      replacements.put(lower(row.first()), CatalogFile.list(row.fields(2).get(1)));
    }
    Map<String, String> kept = new HashMap<>();
    overrides("keep").forEach(row -> kept.put(lower(row.first()), row.first()));
    return new ActionNormaliser(reference, replacements, kept);
  }

  /** By convention, the primary identifier where it is one property. */
  private static Optional<String> ref(RegistrySchema schema) {
    List<String> identifier = schema.primaryIdentifier();
    return identifier.size() == 1 ? Optional.of(identifier.get(0)) : Optional.empty();
  }

  /** The rows of a table of corrections, whose first line names the columns. */
  private static List<Row> overrides(String name) {
    List<Row> rows = Catalog.required("overrides/" + name + ".tsv");
    return rows.subList(1, rows.size());
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }
}
