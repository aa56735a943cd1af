package io.github.sstiam.catalog.generator;

import static java.util.stream.Collectors.joining;

import io.github.sstiam.catalog.ActionNormaliser;
import io.github.sstiam.catalog.ActionNormaliser.Normalised;
import io.github.sstiam.catalog.HandlerAction;
import io.github.sstiam.catalog.HandlerAction.Status;
import io.github.sstiam.catalog.HandlerActions;
import io.github.sstiam.catalog.Operation;
import io.github.sstiam.catalog.RegistrySchema;
import io.github.sstiam.catalog.ResourceTypeEntry.Source;
import io.github.sstiam.catalog.generator.OwnArns.Own;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;

/** The rows of one type in {@code types/*.tsv}. */
final class TypeRows {
  static final String HEADING =
      """
      # type, action, action, operations (Create Read Update Delete List Tag), status if not LISTED
      # type, arn, own ARN, IAM resource type
      # type, createonly, properties whose change replaces the resource, or may
      # type, entry, where the actions come from, flags
      # type, getatt, the attributes that Fn::GetAtt accepts
      # type, identifier, primary identifier
      # type, readonly, properties that AWS assigns
      # type, ref, the property or attribute that Ref returns
      """;

  private final RegistrySchema schema;
  private final String type;
  private final String name;
  private final Set<String> rows = new TreeSet<>();
  private final HandlerActions actions = new HandlerActions();
  private Source source = Source.NONE;

  TypeRows(RegistrySchema schema) {
    this.schema = schema;
    this.type = schema.type();
    this.name = type.substring(type.lastIndexOf(':') + 1);
  }

  Set<String> rows() {
    return rows;
  }

  Source source() {
    return source;
  }

  /** The actions of the type's handlers. */
  List<HandlerAction> actions() {
    return actions.sorted();
  }

  /** Takes the actions of the handlers, and reports each that is not as the reference lists it. */
  void handlers(ActionNormaliser normaliser, BiConsumer<String, Normalised> report) {
    if (schema.hasHandlers()) {
      source = Source.SCHEMA;
    }
    actions.add(schema, normaliser, report);
  }

  /** Without handlers, takes what the names suggest. */
  void guess(Guess guess) {
    if (source == Source.NONE) {
      guess.actions(type).forEach((action, found) -> actions.add(action, found, Status.LISTED));
      source = actions.sorted().isEmpty() ? Source.NONE : Source.GUESS;
    }
  }

  /** Writes down what is known besides the actions. */
  void facts(OwnArns arns, ServiceSpec spec) {
    Optional<Own> own = arns.of(type, schema);
    own.ifPresent(
        arn ->
            row(
                arn.resource().isPresent()
                    ? List.of("arn", arn.template(), arn.resource().get())
                    : List.of("arn", arn.template())));
    list("identifier", schema.primaryIdentifier());
    list("createonly", schema.createOnly());
    list("readonly", schema.readOnly());
    list("getatt", new TreeSet<>(spec.attributes(type)));
    spec.ref(type, schema.primaryIdentifier()).ifPresent(ref -> row(List.of("ref", ref)));
    entry();
  }

  private void entry() {
    for (HandlerAction action : actions.sorted()) {
      String letters =
          action.operations().stream().map(o -> o.name().substring(0, 1)).collect(joining());
      row(
          action.status() == Status.LISTED
              ? List.of("action", action.pattern(), letters)
              : List.of("action", action.pattern(), letters, action.status().name()));
    }
    boolean updatable =
        source == Source.SCHEMA
            ? schema.hasHandler("update")
            : actions.sorted().stream()
                .anyMatch(action -> action.operations().contains(Operation.UPDATE));
    String flags = (schema.taggable() ? "tags" : "") + (updatable ? ",update" : "");
    row(List.of("entry", source.name(), flags.startsWith(",") ? flags.substring(1) : flags));
  }

  private void list(String kind, Iterable<String> values) {
    String joined = String.join(",", values);
    if (!joined.isEmpty()) {
      row(List.of(kind, joined));
    }
  }

  private void row(List<String> fields) {
    rows.add(name + "\t" + String.join("\t", fields));
  }
}
